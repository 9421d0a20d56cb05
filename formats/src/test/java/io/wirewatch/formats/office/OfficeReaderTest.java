package io.wirewatch.formats.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.wirewatch.formats.office.OfficeException.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OfficeReaderTest {
    private static final OfficeReader READER = new OfficeReader(OfficeLimits.DEFAULT);

    @AfterAll
    static void close() {
        READER.close();
    }

    @Test
    void theLinesOfAPdfComeOutAsParagraphsWithoutHeadsAndFeet() throws Exception {
        byte[] pdf = PdfFile.of("Microsoft Word - release final.doc", """
                MINISTRY OF ROADS

                Minister opens the bridge over the Alm after two years of work and a long-
                awaited test

                HALLEIN, 3 June 2025 - The minister opened the bridge today and thanked the engi-
                neers who had finished it early. The old one is pulled down in autumn.
                The mayor spoke of a good day.
                Traffic is let over it from tomorrow on, first in one lane, and then, when the

                Press office of the ministry, Harbour Street 1
                Page 1 of 2
                """, """
                MINISTRY OF ROADS

                railings stand, in both. Buses stop on either side, as was asked for by all who
                live there.

                The long-awaited test was passed.

                Press office of the ministry, Harbour Street 1
                Page 2 of 2
                """);

        OfficeText text = READER.read(OfficeKind.PDF, pdf);

        assertThat(text.title()).isNull();
        assertThat(text.html().lines())
                .containsExactly(
                        "<p>MINISTRY OF ROADS</p>",
                        "<p>Minister opens the bridge over the Alm after two years of work and a long-awaited test</p>",
                        "<p>HALLEIN, 3 June 2025 - The minister opened the bridge today and thanked the engineers who had finished it early. The old one is pulled down in autumn. The mayor spoke of a good day.</p>",
                        "<p>Traffic is let over it from tomorrow on, first in one lane, and then, when the railings stand, in both. Buses stop on either side, as was asked for by all who live there.</p>",
                        "<p>The long-awaited test was passed.</p>");
    }

    @Test
    void aWordDocumentKeepsItsHeadingsAndLosesWhatWasDeleted() throws Exception {
        byte[] docx = DocxFile.of(
                "Bridge opened",
                "Bridge opened",
                "The minister was there &amp; spoke.",
                "Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>.");

        OfficeText text = READER.read(OfficeKind.DOCX, docx);

        assertThat(text.title()).isEqualTo("Bridge opened");
        assertThat(text.html().lines())
                .containsExactly(
                        "<h1>Bridge opened</h1>", "<p>The minister was there &amp; spoke.</p>", "<p>Kept.</p>");
    }

    @Test
    void aTitleThatTheTextDoesNotBearOutIsNone() throws Exception {
        byte[] docx = DocxFile.of("Template of the press office", null, "The minister was there.");

        assertThat(READER.read(OfficeKind.DOCX, docx).title()).isNull();
    }

    @Test
    void rtfIsRead() throws Exception {
        byte[] rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}\\pard The {\\b minister} of K\\u246?ln\\par Second.\\par}"
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(READER.read(OfficeKind.RTF, rtf).html()).isEqualTo("<p>The minister of Köln</p>\n<p>Second.</p>");
    }

    @Test
    void aDocumentOfWordBefore2007IsRead() throws Exception {
        OfficeText text = READER.read(OfficeKind.DOC, OldOfficeFile.document());

        assertThat(text.title()).isEqualTo("Minister opens the bridge over the Alm");
        assertThat(text.html())
                .startsWith(
                        "<h1>Minister opens the bridge over the Alm</h1>\n<p>HALLEIN, 3 June 2025 – The minister opened the"
                                + " bridge today &amp; thanked the engineers who had finished it early.</p>\n")
                .contains("Größere Busse", "<td><p>Length</p>")
                .endsWith("<p>Press office of the ministry, Harbour Street 1</p>");
    }

    @Test
    void anOpenDocumentTextIsRead() throws Exception {
        byte[] odt = OdtFile.of(
                "Bridge opened", "Bridge opened", "The minister was there &amp; spoke.", "Kept<text:line-break/>on.");

        OfficeText text = READER.read(OfficeKind.ODT, odt);

        assertThat(text.title()).isEqualTo("Bridge opened");
        assertThat(text.html())
                .startsWith("<h1>Bridge opened</h1>\n<p>The minister was there &amp; spoke.</p>")
                .contains("Kept");
    }

    @Test
    void documentsWithMacrosOrPasswordsAndOfOtherProgramsAreRefusedWithTheirCure() {
        assertThat(refusal(OfficeKind.DOC, OldOfficeFile.withMacros())).hasMessageContaining("macros", "without them");
        assertThat(refusal(OfficeKind.ODT, OdtFile.withMacros())).hasMessageContaining("macros", "without them");
        assertThat(refusal(OfficeKind.DOC, OldOfficeFile.locked()).problem()).isEqualTo(Problem.LOCKED);
        assertThat(refusal(OfficeKind.DOC, OldOfficeFile.other("EncryptedPackage"))
                        .problem())
                .isEqualTo(Problem.LOCKED);
        assertThat(refusal(OfficeKind.ODT, OdtFile.locked()).problem()).isEqualTo(Problem.LOCKED);
        assertThat(refusal(OfficeKind.DOC, OldOfficeFile.other("Workbook")))
                .hasMessageContaining("is an Excel workbook", "save it as PDF");
        assertThat(refusal(OfficeKind.DOC, OldOfficeFile.other("PowerPoint Document")))
                .hasMessageContaining("is a PowerPoint presentation", "save it as PDF");
    }

    @Test
    void whatAnybodyMayOpenIsReadAndWhatIsLockedRefused() throws Exception {
        assertThat(READER.read(OfficeKind.PDF, PdfFile.locked("", "Open to all."))
                        .html())
                .isEqualTo("<p>Open to all.</p>");
        assertThat(refusal(OfficeKind.PDF, PdfFile.locked("secret", "Not open.")))
                .hasMessageContaining("password")
                .extracting(OfficeException::problem)
                .isEqualTo(Problem.LOCKED);
    }

    @Test
    void whatHoldsNoTextOrIsDamagedSaysSo() {
        assertThat(refusal(OfficeKind.PDF, PdfFile.of(null, "")).problem()).isEqualTo(Problem.NO_TEXT);
        assertThat(refusal(OfficeKind.PDF, "%PDF-1.7 and no more".getBytes(StandardCharsets.US_ASCII))
                        .problem())
                .isEqualTo(Problem.DAMAGED);
        assertThat(refusal(OfficeKind.DOCX, "PK\3\4 and no more".getBytes(StandardCharsets.US_ASCII))
                        .problem())
                .isEqualTo(Problem.DAMAGED);
        assertThat(refusal(OfficeKind.ODT, "PK\3\4 and no more".getBytes(StandardCharsets.US_ASCII))
                        .problem())
                .isEqualTo(Problem.DAMAGED);
        for (int length : new int[] {512, 3000, 9000}) {
            assertThat(refusal(OfficeKind.DOC, Arrays.copyOf(OldOfficeFile.document(), length))
                            .problem())
                    .isEqualTo(Problem.DAMAGED);
        }
    }

    @Test
    void aBombIsRefusedAndTheNextDocumentRead() throws Exception {
        OfficeLimits small = new OfficeLimits(Duration.ofSeconds(20), 64, 4 * 1024 * 1024, 1, Duration.ofMinutes(1));
        try (OfficeReader reader = new OfficeReader(small)) {
            assertThat(refusal(reader, OfficeKind.DOCX, DocxFile.bomb(300)).problem())
                    .isEqualTo(Problem.TOO_LONG);
            assertThat(refusal(reader, OfficeKind.DOCX, DocxFile.laughs())).hasMessageContaining("save it anew");
            assertThat(refusal(reader, OfficeKind.ODT, OdtFile.bomb(300)).problem())
                    .isEqualTo(Problem.TOO_LONG);
            assertThat(refusal(reader, OfficeKind.ODT, OdtFile.laughs())).hasMessageContaining("save it anew");
            assertThat(refusal(reader, OfficeKind.PDF, PdfFile.loop()).problem())
                    .isEqualTo(Problem.NO_TEXT);
            assertThat(refusal(reader, OfficeKind.PDF, PdfFile.bomb(500_000_000)))
                    .hasMessageContaining("more than 64 MB")
                    .hasMessageContaining("push its text");
            assertThat(reader.read(OfficeKind.PDF, PdfFile.of(null, "Next.")).html())
                    .isEqualTo("<p>Next.</p>");
        }
    }

    @Test
    void aWorkerThatIsKilledIsReplaced() throws Exception {
        try (OfficeReader reader = new OfficeReader(OfficeLimits.DEFAULT)) {
            reader.read(OfficeKind.PDF, PdfFile.of(null, "First."));
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().commandLine().orElse("").contains("OfficeWorkerApplication"))
                    .forEach(ProcessHandle::destroyForcibly);
            assertThat(reader.read(OfficeKind.PDF, PdfFile.of(null, "Second.")).html())
                    .isEqualTo("<p>Second.</p>");
        }
    }

    @Test
    void theDeadlineHolds() {
        OfficeLimits hasty = new OfficeLimits(Duration.ofMillis(1), 64, 1000, 1, Duration.ofMinutes(1));
        try (OfficeReader reader = new OfficeReader(hasty)) {
            assertThat(refusal(reader, OfficeKind.PDF, PdfFile.of(null, "Text."))
                            .problem())
                    .isEqualTo(Problem.TOO_SLOW);
        }
    }

    @Test
    void aWorkerThatWasTooSlowIsNotAskedAgain() throws Exception {
        OfficeLimits limits = new OfficeLimits(Duration.ofSeconds(5), 256, 4_000_000, 1, Duration.ofMinutes(1));
        try (OfficeReader reader = new OfficeReader(limits)) {
            for (int i = 0; i < 2; i++) {
                assertThat(refusal(reader, OfficeKind.PDF, PdfFile.endless()).problem())
                        .isEqualTo(Problem.TOO_SLOW);
                assertThat(reader.read(OfficeKind.PDF, PdfFile.of(null, "Next."))
                                .html())
                        .isEqualTo("<p>Next.</p>");
            }
        }
    }

    @Test
    void aWorkerWithoutWorkEnds() throws Exception {
        OfficeLimits brief = new OfficeLimits(Duration.ofSeconds(20), 64, 1000, 1, Duration.ofMillis(200));
        try (OfficeReader reader = new OfficeReader(brief)) {
            reader.read(OfficeKind.PDF, PdfFile.of(null, "Text."));
            assertThat(reader.idleWorkers()).isEqualTo(1);
            await().until(() -> reader.idleWorkers() == 0);
            assertThat(reader.read(OfficeKind.PDF, PdfFile.of(null, "Again.")).html())
                    .isEqualTo("<p>Again.</p>");
        }
    }

    private static OfficeException refusal(OfficeKind kind, byte[] bytes) {
        return refusal(READER, kind, bytes);
    }

    private static OfficeException refusal(OfficeReader reader, OfficeKind kind, byte[] bytes) {
        return catchThrowableOfType(OfficeException.class, () -> reader.read(kind, bytes));
    }
}
