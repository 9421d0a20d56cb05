package io.wirewatch.ingestion.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollCounts;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.SeenEntries;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.Sources;
import io.wirewatch.ingestion.poll.Vitals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSourceTest {
    private static final Instant NOW = Sources.CREATED.plus(Duration.ofHours(1));
    private static final Instant LONG_AGO = Sources.CREATED.minus(Duration.ofDays(1));

    @TempDir
    private Path folder;

    private final FolderSource source = new FolderSource(List.of(), Duration.ofMillis(20));

    @Test
    void textAndHtmlAreTakenUnderTheirPath() throws Exception {
        write("a.txt", "Ministers meet");
        write("sub/b.html", "<p>Ministers meet</p>");

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates())
                .extracting(Candidate::identity)
                .containsExactlyInAnyOrder("a.txt", "sub/b.html");
        RawRelease text = of(harvest, "a.txt").release();
        assertThat(text.id()).isEqualTo(Ids.release("main", "inbox", "id", "a.txt"));
        assertThat(text.contentType()).isEqualTo("text/plain");
        assertThat(text.charset()).isNull();
        assertThat(new String(text.body(), StandardCharsets.UTF_8)).isEqualTo("Ministers meet");
        assertThat(of(harvest, "sub/b.html").release().contentType()).isEqualTo("text/html");
    }

    @Test
    void whatWasThereBeforeTheSourceIsHistoricalAtFirst() throws Exception {
        Files.setLastModifiedTime(write("old.txt", "x"), FileTime.from(LONG_AGO));
        Files.setLastModifiedTime(write("new.txt", "x"), FileTime.from(Sources.CREATED.plusSeconds(1)));

        Harvest harvest = read(PollState.NEW);

        assertThat(of(harvest, "old.txt").release().historical()).isTrue();
        assertThat(of(harvest, "new.txt").release().historical()).isFalse();
        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("old.txt", "new.txt");
    }

    @Test
    void otherKindsLinksAndHugeFilesAreRefusedWithTheirCure(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("secret.txt"), "x");
        write("scan.pdf", "%PDF");
        Files.createSymbolicLink(folder.resolve("link.txt"), write("real.txt", "x"));
        Files.createSymbolicLink(folder.resolve("out"), outside);
        write("huge.txt", "x".repeat(5 * 1024 * 1024 + 1));

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("real.txt");
        assertThat(harvest.refused()).isEqualTo(4);
        assertThat(harvest.refusals())
                .anyMatch(line -> line.contains("scan.pdf") && line.contains(".txt"))
                .anyMatch(line -> line.contains("link.txt") && line.contains("copy what it points to"))
                .anyMatch(line -> line.contains("“out”"))
                .anyMatch(line -> line.contains("huge.txt") && line.contains("5 MB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.txt", "a.txt.part", "a.txt~", "a.txt.tmp", ".git/a.txt"})
    void hiddenAndHalfWrittenFilesArePassedOver(String name) throws Exception {
        write(name, "x");

        assertThat(read(PollState.NEW).candidates()).isEmpty();
        assertThat(read(PollState.NEW).refused()).isZero();
    }

    @Test
    void aFileThatIsBeingWrittenIsLeftForTheNextLook() throws Exception {
        Path file = folder.resolve("growing.txt");
        CountDownLatch stop = new CountDownLatch(1);
        Thread writer = Thread.ofVirtual().start(() -> append(file, stop));
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }

        Harvest during = new FolderSource(List.of(), Duration.ofMillis(200))
                .read(Sources.folder(folder.toString()), PollState.NEW, Instant.now());
        stop.countDown();
        writer.join();
        Harvest after = read(PollState.NEW);

        assertThat(during.candidates()).isEmpty();
        assertThat(during.again()).isTrue();
        assertThat(after.candidates()).hasSize(1);
        assertThat(after.again()).isFalse();
    }

    @Test
    void aRenamedFileIsTakenAtOnce() throws Exception {
        Path part = write("a.txt.part", "x");
        Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
        Files.move(part, folder.resolve("a.txt"));

        assertThat(new FolderSource(List.of(), Duration.ofMillis(1))
                        .read(Sources.folder(folder.toString()), PollState.NEW, Instant.now())
                        .candidates())
                .hasSize(1);
    }

    @Test
    void aChangedFileHasTheSameIdAndAnotherHash() throws Exception {
        write("a.txt", "one");
        Candidate first = read(PollState.NEW).candidates().getFirst();
        write("a.txt", "two, corrected");

        Candidate second = read(PollState.NEW).candidates().getFirst();

        assertThat(second.release().id()).isEqualTo(first.release().id());
        assertThat(second.hash()).isNotEqualTo(first.hash());
    }

    @Test
    void aFileThatWasSentAndDidNotChangeIsNotReadAgain() throws Exception {
        write("a.txt", "one");
        Candidate first = read(PollState.NEW).candidates().getFirst();
        SeenEntries seen =
                new SeenEntries(List.of(new SeenEntries.Seen(first.release().id(), first.hash(), NOW)));
        PollState sent = new PollState(
                folder.toString(),
                null,
                null,
                seen,
                NOW,
                NOW,
                NOW,
                0,
                null,
                PollCounts.NONE,
                PollCounts.NONE,
                List.of(),
                null,
                Vitals.NONE);

        Candidate again = read(sent).candidates().getFirst();
        Candidate afterRestart = new FolderSource(List.of(), Duration.ofMillis(20))
                .read(Sources.folder(folder.toString()), sent, NOW)
                .candidates()
                .getFirst();

        assertThat(again.hash()).isEqualTo(first.hash());
        assertThat(again.release().body()).isEmpty();
        assertThat(afterRestart.hash()).isEqualTo(first.hash());
    }

    @Test
    void aFolderThatIsNotThereOrNoFolderOrNotAllowedSaysSo() throws Exception {
        Path file = write("a.txt", "x");
        FolderSource fenced = new FolderSource(List.of(folder.resolve("allowed")), Duration.ofMillis(20));

        assertThat(failure(source, folder.resolve("missing").toString()))
                .hasMessageContaining("Check that it is there");
        assertThat(failure(source, file.toString())).hasMessageContaining("Give the folder");
        assertThat(failure(source, "inbox")).hasMessageContaining("absolute");
        assertThat(failure(fenced, folder.toString())).hasMessageContaining("folder-roots");
        Files.createDirectory(folder.resolve("allowed"));
        assertThat(failure(fenced, folder + "/allowed/../")).hasMessageContaining("folder-roots");
    }

    private static void append(Path file, CountDownLatch stop) {
        try {
            while (stop.getCount() > 0) {
                Files.writeString(file, "more\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Candidate of(Harvest harvest, String name) {
        return harvest.candidates().stream()
                .filter(candidate -> candidate.identity().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SourceException failure(FolderSource source, String path) {
        return catchThrowableOfType(SourceException.class, () -> source.read(Sources.folder(path), PollState.NEW, NOW));
    }

    private Harvest read(PollState state) throws SourceException, InterruptedException {
        return source.read(Sources.folder(folder.toString()), state, Instant.now());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
