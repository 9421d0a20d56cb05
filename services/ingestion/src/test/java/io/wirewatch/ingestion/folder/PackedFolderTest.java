package io.wirewatch.ingestion.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.file.PackedLimits;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.Sources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedFolderTest {
    private static final Instant NOW = Sources.CREATED.plus(Duration.ofHours(1));
    private static final String MAIL =
            "From: press@roads.example\nMessage-ID: <%s@roads.example>\nSubject: Bridge\n\nText.\n";
    private static final DocumentReader READER = new DocumentReader(
            FileLimits.DEFAULT.withPacked(PackedLimits.DEFAULT.withTotal(1024 * 1024)), OfficeLimits.DEFAULT);

    @TempDir
    private Path folder;

    private final FolderSource source = new FolderSource(List.of(), Duration.ofMillis(20), READER);

    @Test
    void whatIsInAnArchiveIsTakenAsIfItLayThere() throws Exception {
        zip(
                "in/press.zip",
                "a.txt",
                "Ministers meet",
                "mails/b.eml",
                MAIL.formatted("1"),
                "mails/c.mbox",
                "From a Tue Jun  3 09:00:00 2025\n" + MAIL.formatted("2"),
                "d.jsonl",
                "{\"id\":\"7\",\"text\":\"Seven\",\"historical\":true}\n",
                "run.exe",
                "MZ\0\0");

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates())
                .extracting(Candidate::identity)
                .containsExactly(
                        "in/press.zip!/a.txt",
                        "in/press.zip!/mails/b.eml",
                        "in/press.zip!/mails/c.mbox#2@roads.example",
                        "in/press.zip!/d.jsonl#7");
        assertThat(harvest.candidates().getFirst().release().id())
                .isEqualTo(Ids.release("main", "inbox", "id", "in/press.zip!/a.txt"));
        assertThat(harvest.candidates().getLast().release().historical()).isTrue();
        assertThat(harvest.refusals())
                .singleElement()
                .asString()
                .contains("In “in/press.zip”, “run.exe”", "is of a kind that is not read");
    }

    @Test
    void whatWasButMadeSmallerIsTheFileItself() throws Exception {
        gzip("a.html.gz", "<p>Ministers meet</p>");
        gzip("b.jsonl.gz", "{\"id\":\"1\",\"text\":\"One\"}\n{\"id\":\"2\",\"text\":\"Two\"}\n");

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates())
                .extracting(Candidate::identity)
                .containsExactlyInAnyOrder("a.html.gz", "b.jsonl.gz#1", "b.jsonl.gz#2");
        assertThat(harvest.candidates())
                .filteredOn(one -> one.identity().equals("a.html.gz"))
                .singleElement()
                .satisfies(one -> assertThat(one.release().contentType()).isEqualTo("text/html"))
                .satisfies(one -> assertThat(new String(one.release().body(), StandardCharsets.UTF_8))
                        .isEqualTo("<p>Ministers meet</p>"));
    }

    @Test
    void anArchiveThatIsReadAgainSendsNothingAndOneThatChangedWhatChanged() throws Exception {
        zip("a.zip", "1.txt", "One", "2.txt", "Two");
        List<Candidate> first = read(PollState.NEW).candidates();
        PollState sent = sent(first);

        List<Candidate> again = read(sent).candidates();
        List<Candidate> afterRestart = new FolderSource(List.of(), Duration.ofMillis(20), READER)
                .read(Sources.folder(folder.toString()), sent, NOW)
                .candidates();
        zip("a.zip", "0.txt", "New", "1.txt", "One", "2.txt", "Two, corrected");
        List<Candidate> changed = read(sent).candidates();

        assertThat(news(sent, again)).isEmpty();
        assertThat(again).hasSize(2).allMatch(one -> one.release().body().length == 0);
        assertThat(afterRestart).hasSize(2);
        assertThat(news(sent, afterRestart)).isEmpty();
        assertThat(news(sent, changed)).containsExactly("a.zip!/0.txt", "a.zip!/2.txt");
    }

    @Test
    void twoMembersOfOneNameAreTold() throws Exception {
        // Slashes that lead nowhere are none of the name.
        zip("a.zip", "1.txt", "One", "/1.txt", "Another");

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("a.zip!/1.txt");
        assertThat(harvest.refusals()).singleElement().asString().contains("“a.zip!/1.txt” is there twice");
    }

    @Test
    void aBombIsRefusedAsAWholeAndNotReadAtEveryLook() throws Exception {
        zip("bomb.zip", "a.txt", "x".repeat(2 * 1024 * 1024));
        zip("good.zip", "a.txt", "One");

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("good.zip!/a.txt");
        assertThat(harvest.refusals()).singleElement().asString().contains("“bomb.zip” unpacks to more than 1 MB");
        assertThat(read(sent(harvest.candidates())).refusals()).isEqualTo(harvest.refusals());
    }

    @Test
    void ofACutArchiveWhatCameBeforeCounts() throws Exception {
        zip("a.zip", "1.txt", "One", "2.txt", "Two, which is longer");
        byte[] whole = Files.readAllBytes(folder.resolve("a.zip"));
        Files.write(folder.resolve("a.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("a.zip!/1.txt");
        assertThat(harvest.refusals()).isNotEmpty().allMatch(line -> line.contains("is damaged"));
    }

    private static List<String> news(PollState state, List<Candidate> candidates) {
        return candidates.stream()
                .filter(one -> !state.hasSent(one.release().id(), one.hash()))
                .map(Candidate::identity)
                .toList();
    }

    private PollState sent(List<Candidate> candidates) {
        return Sources.after(
                Sources.folder(folder.toString()),
                new Harvest(false, null, null, candidates, List.of(), 0, false),
                NOW);
    }

    private Harvest read(PollState state) throws Exception {
        return source.read(Sources.folder(folder.toString()), state, Instant.now());
    }

    private OutputStream file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.newOutputStream(file);
    }

    private void zip(String name, String... namesAndTexts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(file(name))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void gzip(String name, String text) throws IOException {
        try (GZIPOutputStream packed = new GZIPOutputStream(file(name))) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
