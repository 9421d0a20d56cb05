package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wirewatch.formats.office.DocxFile;
import io.wirewatch.formats.office.OdtFile;
import io.wirewatch.formats.office.OldOfficeFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindSnifferTest {
    private static FileKind kind(String name, String mediaType, String head) throws FileException {
        return KindSniffer.kind(name, mediaType, head.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.txt | %PDF-1.7 | PDF",
                "a.pdf | {\\rtf1 | RTF",
                "a.txt | <!DOCTYPE html><p>x | HTML",
                "a.html | <?xml version='1.0'?><rss version='2.0'> | FEED",
                "a.xml | <feed xmlns='http://www.w3.org/2005/Atom'> | FEED",
                "a.txt | {\"text\": \"said in braces\"} | TEXT",
                "a.json | {\"text\": \"x\"} | JSON",
                "a.jsonl | {\"text\": \"x\"} | JSON_LINES",
                "a.json | {\"version\": \"https://jsonfeed.org/version/1.1\"} | FEED",
                "a | {\"text\": \"x\"} | JSON",
                "a | Ministers meet | TEXT",
                "a.md | # Ministers meet | TEXT",
                "a.warc | WARC/1.0 | WARC"
            })
    void theBytesAreBelievedBeforeTheName(String name, String head, FileKind kind) throws Exception {
        assertThat(kind(name, null, head)).isEqualTo(kind);
    }

    @Test
    void mailsAreToldFromTextsThatBeginLikeOne() throws Exception {
        String mail = "Received: from a by b\nFrom: a@b.example\nSubject: x\n\nText";
        String text = "Date: 3 June 2025\nFrom: the minister\nSubject: the bridge\n\nText";

        assertThat(kind("a.txt", null, mail)).isEqualTo(FileKind.MAIL);
        assertThat(kind("a.txt", null, text)).isEqualTo(FileKind.TEXT);
        assertThat(kind("a.eml", null, text)).isEqualTo(FileKind.MAIL);
        assertThat(kind(null, "message/rfc822", text)).isEqualTo(FileKind.MAIL);
        assertThat(kind("a.eml", null, "From a@b.example Tue Jun 3 09:00:00 2025\nSubject: x\n\nText"))
                .isEqualTo(FileKind.MBOX);
    }

    @Test
    void linesOfJsonAreToldUnderAnotherName() throws Exception {
        assertThat(kind("a.json", null, "{\"text\": \"x\"}\n{\"text\": \"y\"}\n"))
                .isEqualTo(FileKind.JSON_LINES);
        assertThat(kind("a.json", null, "{\n  \"text\": \"x\"\n}\n")).isEqualTo(FileKind.JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.csv | one,two | UNKNOWN_KIND | is of a kind that is not read",
                "a.pdf | no pdf | UNREADABLE | is no pdf although it is called one",
                "a.gz | one,two | UNREADABLE | is no packed file although it is called one",
                "a.zip | one,two | UNREADABLE | is no zip although it is called one"
            })
    void whatIsNotReadIsToldWithItsCure(String name, String head, FileException.Problem problem, String words) {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> kind(name, null, head))
                .withMessageContaining(words)
                .extracting(FileException::problem)
                .isEqualTo(problem);
    }

    private static FileKind kind(String name, byte[] file) throws FileException {
        return KindSniffer.kind(name, null, file);
    }

    @Test
    void documentsThatAreArchivesToAProgramAreNoArchives() throws Exception {
        byte[] docx = DocxFile.of("Bridge opened", null, "Text.");
        byte[] odt = OdtFile.of("Bridge opened", null, "Text.");

        assertThat(kind("a.zip", docx)).isEqualTo(FileKind.DOCX);
        assertThat(kind("a.docx", odt)).isEqualTo(FileKind.ODT);
        assertThat(kind("a.docx", OldOfficeFile.document())).isEqualTo(FileKind.DOC);
        assertThat(kind("a", Archives.zip(Archives.file("word/a.txt", "x")))).isEqualTo(FileKind.ZIP);
        for (byte[] archive : List.of(
                Archives.zipInFile(ZipArchiveEntry.STORED, List.of(Archives.file("a.docx", docx))),
                Archives.zipInFile(ZipArchiveEntry.STORED, List.of(Archives.file("mimetype", "text/plain"))),
                Archives.zip(Archives.file("a.odt", odt)))) {
            assertThat(kind("a", archive)).isEqualTo(FileKind.ZIP);
        }
    }

    @Test
    void packedFilesAreToldByTheirBytes() throws Exception {
        byte[] tar = Archives.tar(Archives.file("a.txt", "x"));

        assertThat(kind("a.txt", tar)).isEqualTo(FileKind.TAR);
        assertThat(kind("a.txt", Archives.gzip(tar))).isEqualTo(FileKind.PACKED);
        assertThat(kind("a.txt", Archives.zip())).isEqualTo(FileKind.ZIP);
        assertThat(kind("a.jsonl", Archives.gzip("WARC/1.0\r\n"))).isEqualTo(FileKind.WARC);
    }

    @Test
    void otherOfficeFilesAreNamedWithACure() {
        byte[] rels = "<x/>".getBytes(StandardCharsets.UTF_8);
        for (String part : List.of("xl/workbook.xml", "ppt/presentation.xml")) {
            byte[] file = Archives.zip(
                    Archives.file("[Content_Types].xml", rels),
                    Archives.file("_rels/.rels", rels),
                    Archives.file(part, rels));
            assertThatExceptionOfType(FileException.class)
                    .isThrownBy(() -> kind("a.docx", file))
                    .withMessageContaining(part.startsWith("xl") ? "Excel workbook" : "PowerPoint presentation")
                    .withMessageContaining("save it as PDF");
        }
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> kind("a.odt", OdtFile.ofKind("spreadsheet")))
                .withMessageContaining("only texts (.odt) are read");
    }

    @Test
    void anEmptyFileSaysSo() {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> kind("a.txt", null, ""))
                .withMessageContaining("is empty");
    }
}
