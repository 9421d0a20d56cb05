package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
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
                "a.zip | PK\3\4all.txt | UNKNOWN_KIND | unpack it",
                "a.odt | PK\3\4mimetypeapplication/vnd.oasis.opendocument.text | UNKNOWN_KIND | save it as .docx or PDF",
                "a.doc | \u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 | UNREADABLE | before 2007",
                "a.docx | \u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 | UNREADABLE | password"
            })
    void whatIsNotReadIsToldWithItsCure(String name, String head, FileException.Problem problem, String words) {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> kind(name, null, head))
                .withMessageContaining(words)
                .extracting(FileException::problem)
                .isEqualTo(problem);
    }

    @Test
    void anEmptyFileSaysSo() {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> kind("a.txt", null, ""))
                .withMessageContaining("is empty");
    }
}
