package io.wirewatch.ingestion.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.Sources;
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
    private static final DocumentReader READER = new DocumentReader(FileLimits.DEFAULT, OfficeLimits.DEFAULT);
    private static final Instant LONG_AGO = Sources.CREATED.minus(Duration.ofDays(1));

    private static final String MAIL = """
            From: press@roads.example
            Date: Tue, 3 Jun 2025 09:00:00 +0200
            Message-ID: <%s@roads.example>
            Subject: Bridge opened
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            --b

            The minister was there.
            --b
            Content-Type: text/plain; name="notes.txt"

            Notes to editors.
            --b
            Content-Type: application/octet-stream; name="run.exe"

            MZ\0\0
            --b--
            """;

    private static final String PDF = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
            4 0 obj<</Length 57>>stream
            BT /F 12 Tf 72 700 Td (The bridge is open.) Tj ET
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R/Size 6>>
            %%EOF
            """;

    @TempDir
    private Path folder;

    private final FolderSource source = new FolderSource(List.of(), Duration.ofMillis(20), READER);

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
        write("scan.tiff", "II*");
        Files.createSymbolicLink(folder.resolve("link.txt"), write("real.txt", "x"));
        Files.createSymbolicLink(folder.resolve("out"), outside);
        write("huge.txt", "x".repeat(5 * 1024 * 1024 + 1));

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("real.txt");
        assertThat(harvest.refused()).isEqualTo(4);
        assertThat(harvest.refusals())
                .anyMatch(line -> line.contains("scan.tiff") && line.contains("PDF"))
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

        Harvest during = new FolderSource(List.of(), Duration.ofMillis(200), READER)
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

        assertThat(new FolderSource(List.of(), Duration.ofMillis(1), READER)
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
        PollState sent = sent(List.of(first));

        Candidate again = read(sent).candidates().getFirst();
        Candidate afterRestart = new FolderSource(List.of(), Duration.ofMillis(20), READER)
                .read(Sources.folder(folder.toString()), sent, NOW)
                .candidates()
                .getFirst();

        assertThat(again.hash()).isEqualTo(first.hash());
        assertThat(again.release().body()).isEmpty();
        assertThat(afterRestart.hash()).isEqualTo(first.hash());
    }

    @Test
    void aMailIsNamedByItsPathAndItsAttachmentsByThePartsTheyAre() throws Exception {
        write("a.eml", MAIL.formatted("1"));

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates())
                .extracting(Candidate::identity)
                .containsExactly("a.eml", "a.eml#1@roads.example#2");
        RawRelease mail = of(harvest, "a.eml").release();
        assertThat(mail.id()).isEqualTo(Ids.release("main", "inbox", "id", "a.eml"));
        assertThat(mail.title()).isEqualTo("Bridge opened");
        assertThat(mail.publishedAt()).isEqualTo("Tue, 3 Jun 2025 09:00:00 +0200");
        assertThat(harvest.refusals())
                .singleElement()
                .asString()
                .contains("In “a.eml”, “run.exe”", "is of a kind that is not read");
    }

    @Test
    void theReleasesOfACollectionAreNamedByItAndThemselves() throws Exception {
        write(
                "press.jsonl",
                "{\"id\":\"1\",\"text\":\"One\"}\n{\"id\":\"2\",\"text\":\"Two\",\"historical\":true}\n{\"id\":\"1\",\"text\":\"Again\"}\n");

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates())
                .extracting(Candidate::identity)
                .containsExactly("press.jsonl#1", "press.jsonl#2");
        assertThat(of(harvest, "press.jsonl#2").release().historical()).isTrue();
        assertThat(harvest.refusals()).singleElement().asString().contains("press.jsonl#1", "twice");
    }

    @Test
    void aMailboxThatGrewSendsOnlyWhatIsNew() throws Exception {
        String postmark = "From press@roads.example Tue Jun  3 09:00:00 2025\n";
        write("press.mbox", postmark + MAIL.formatted("1"));
        List<Candidate> first = read(PollState.NEW).candidates();
        write("press.mbox", postmark + MAIL.formatted("1") + "\n" + postmark + MAIL.formatted("2"));

        List<Candidate> second = read(sent(first)).candidates();

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(4);
        assertThat(second.subList(0, 2))
                .extracting(Candidate::hash)
                .isEqualTo(first.stream().map(Candidate::hash).toList());
    }

    @Test
    void aPdfIsConvertedOnceAlsoAcrossARestart() throws Exception {
        Files.write(folder.resolve("a.pdf"), PDF.getBytes(StandardCharsets.US_ASCII));
        Candidate first = read(PollState.NEW).candidates().getFirst();

        Candidate afterRestart = new FolderSource(List.of(), Duration.ofMillis(20), READER)
                .read(Sources.folder(folder.toString()), sent(List.of(first)), NOW)
                .candidates()
                .getFirst();

        assertThat(first.identity()).isEqualTo("a.pdf");
        assertThat(new String(first.release().body(), StandardCharsets.UTF_8)).isEqualTo("<p>The bridge is open.</p>");
        assertThat(afterRestart.hash()).isEqualTo(first.hash());
        assertThat(afterRestart.release().body()).isEmpty();
    }

    @Test
    void aFileOfMoreReleasesThanStateCanHoldIsRefusedAndNotReadAtEveryLook() throws Exception {
        write("a.txt", "one");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            many.append("{\"id\":\"").append(i).append("\",\"text\":\"x\"}\n");
        }
        write("many.jsonl", many.toString());

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("a.txt");
        assertThat(harvest.refusals())
                .singleElement()
                .asString()
                .contains("many.jsonl", "5000", "wirewatch ingest FILE --historical");
        assertThat(read(sent(harvest.candidates())).refusals()).isEqualTo(harvest.refusals());
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsRefusedAndCostsNoOther() throws Exception {
        write("a.pdf", "no pdf");
        write("b.docx", "");
        write("c.txt", "one");

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("c.txt");
        assertThat(harvest.refusals())
                .anyMatch(line -> line.contains("a.pdf") && line.contains("is no pdf"))
                .anyMatch(line -> line.contains("b.docx") && line.contains("is empty"));
    }

    private PollState sent(List<Candidate> candidates) {
        Harvest harvest = new Harvest(false, null, null, candidates, List.of(), 0, false);
        return Sources.after(Sources.folder(folder.toString()), harvest, NOW);
    }

    @Test
    void aFolderThatIsNotThereOrNoFolderOrNotAllowedSaysSo() throws Exception {
        Path file = write("a.txt", "x");
        FolderSource fenced = new FolderSource(List.of(folder.resolve("allowed")), Duration.ofMillis(20), READER);

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
