package io.wirewatch.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.FakeGateway;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookmarksTest {
    private static final int RELEASES = 1_050;

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private FakeGateway fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeGateway();
        fake.answer("POST /api/v1/releases", 202, "{\"accepted\":[{\"index\":0,\"id\":\"rel_a\"}]}");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    /** The process ends here. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Cuts between the acknowledgement of a batch and the bookmark. */
    private record CuttingReceipt(int[] batches) implements ReleaseSender.Receipt {
        @Override
        public void accepted(PendingRelease release, String id) {
            if (--batches[0] == 0) {
                throw new CutOff();
            }
        }

        @Override
        public void refused(PendingRelease release, String detail) {
            throw new AssertionError(detail);
        }
    }

    private static final class NothingToTell implements InputReading.Listener {
        @Override
        public void unreadable(String origin, String detail) {
            throw new AssertionError(origin + detail);
        }

        @Override
        public void goesOn(Path file, long position, long size) {
            // A small packed file is read ahead of to its end at once.
            assertThat(position).isPositive().isLessThanOrEqualTo(size);
        }
    }

    private Bookmarks bookmarks() {
        return new Bookmarks(folder.resolve("ingest"), URI.create(fake.url()), null, false, notices::add);
    }

    private void read(Path file, int batchesUntilCut) throws IOException, InterruptedException {
        ReleaseSender sender = new ReleaseSender(
                new GatewayDoor(new Gateway(URI.create(fake.url()))),
                new Patience(Duration.ZERO, notice -> {}),
                new CuttingReceipt(new int[] {batchesUntilCut}));
        try (ReleaseReader reader = new ReleaseReader(null, false);
                Progress bar = Progress.of(-1)) {
            InputReading.file(file, reader, sender, new NothingToTell(), bar, bookmarks());
            sender.flush();
        }
    }

    private List<String> sent() throws IOException {
        List<String> ids = new ArrayList<>();
        for (FakeGateway.Request request : fake.requests()) {
            for (JsonNode release : request.lines()) {
                ids.add(release.path("id").asText());
            }
        }
        return ids;
    }

    private Path file(String name, String begin, String each) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < RELEASES; i++) {
            all.append(begin).append(each.formatted(i));
        }
        return Files.writeString(folder.resolve(name), all);
    }

    private Path mailbox() throws IOException {
        return file(
                "a.mbox",
                "From a Tue Jun  3 09:00:00 2025\n",
                "From: a@b.example\nMessage-ID: <%d>\nSubject: x\n\nText.\n\n");
    }

    private Path packedLines() throws IOException {
        Path file = folder.resolve("b.jsonl.gz");
        try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(lines(), packed);
        }
        return file;
    }

    /** Lines in several members, one of them an archive, with other files between. */
    private Path archive() throws IOException {
        Path file = folder.resolve("c.zip");
        List<String> lines = Files.readAllLines(lines());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "a.jsonl", lines.subList(0, 320));
            put(zip, ".hidden.jsonl", lines);
            for (int i = 320; i < 650; i++) {
                put(zip, "single/" + i + ".json", lines.subList(i, i + 1));
            }
            zip.putNextEntry(new ZipEntry("inner.zip"));
            ZipOutputStream inner = new ZipOutputStream(zip);
            put(inner, "b.jsonl", lines.subList(650, 900));
            put(inner, "c.jsonl", lines.subList(900, RELEASES));
            inner.finish();
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, List<String> lines) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private Path lines() throws IOException {
        return file("a.jsonl", "", "{\"id\":\"%d\",\"text\":\"x\"}\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 11})
    void nothingIsLostWhereverAReadingIsCutBetweenAcknowledgementAndBookmark(int batch) throws Exception {
        for (Path file : List.of(lines(), mailbox(), packedLines(), archive())) {
            fake.requests().clear();
            assertThatExceptionOfType(CutOff.class).isThrownBy(() -> read(file, batch));
            Set<String> acknowledged = new HashSet<>(sent());
            long begin = bookmarks().of(file).read();

            read(file, Integer.MAX_VALUE);

            // The bookmark lags: the batch that was acknowledged last is sent again, and those on their way behind it.
            Set<String> all = new HashSet<>(sent());
            assertThat(all).hasSize(RELEASES);
            assertThat(begin).isLessThanOrEqualTo(Files.size(file));
            assertThat(sent().size() - RELEASES).isBetween(1, 500);
            assertThat(acknowledged)
                    .hasSizeBetween(Math.min(RELEASES, batch * 100), Math.min(RELEASES, (batch + 4) * 100));
            try (Stream<Path> left = Files.list(folder.resolve("ingest"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void aBookmarkNearerTheBeginningTakesThePlaceOfOneFurtherOn() throws Exception {
        Path file = lines();
        bookmarks().of(file).acknowledged(Long.MAX_VALUE, Long.MAX_VALUE);
        bookmarks().of(file).acknowledged(7, 5);

        assertThat(bookmarks().of(file).position()).isEqualTo(7);
        assertThat(bookmarks().of(file).read()).isEqualTo(5);
    }

    @Test
    void aBookmarkThatWasHalfWrittenIsNone() throws Exception {
        Path file = lines();
        bookmarks().of(file).acknowledged(34, 12);
        assertThat(bookmarks().of(file).position()).isEqualTo(34);
        assertThat(bookmarks().of(file).read()).isEqualTo(12);
        try (Stream<Path> marks = Files.list(folder.resolve("ingest"))) {
            Files.writeString(marks.findFirst().orElseThrow(), "{\"file\":");
        }

        assertThat(bookmarks().of(file).position()).isZero();
    }

    @Test
    void whereNothingCanBeRememberedItIsToldOnceAndReadingGoesOn() throws Exception {
        Files.writeString(folder.resolve("ingest"), "in the way");

        read(lines(), Integer.MAX_VALUE);

        assertThat(sent()).hasSize(RELEASES);
        assertThat(notices).singleElement().asString().contains("cannot remember", "begins anew");
    }
}
