package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wirewatch.formats.office.DocxFile;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.formats.office.PdfFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailReaderTest {
    @Test
    void aMailIsOneReleaseNamedByItsMessageId() throws Exception {
        Document release = Told.of("a.eml", Mails.plain("1@roads.example", "Bridge opened", "The minister was there."))
                .only();

        assertThat(release.identity()).isEqualTo("1@roads.example");
        assertThat(release.title()).isEqualTo("Bridge opened");
        assertThat(release.contentType()).isEqualTo("text/plain");
        assertThat(release.published()).isEqualTo("Tue, 3 Jun 2025 09:00:00 +0200");
        assertThat(Told.text(release)).isEqualToIgnoringNewLines("The minister was there.");
    }

    @Test
    void aMailWithoutMessageIdIsNamedByItsBytes() throws Exception {
        String mail = "From: a@b.example\nMIME-Version: 1.0\n\nText.\n";

        assertThat(Told.of("a.eml", mail).only().identity())
                .startsWith("sha256:")
                .isEqualTo(Told.of("b.eml", mail).only().identity());
    }

    @Test
    void ofAlternativesThePageIsTakenUnlessItSaysNothing() throws Exception {
        String text = Mails.part("text/plain", "The minister opened the bridge over the Alm today, early.");
        String page = Mails.part("text/html", "<p>The minister opened the bridge.</p>");
        String hull = Mails.part("text/html", "<p><img src='cid:logo'></p>");

        assertThat(Told.text(Told.of("a.eml", Mails.of("1@x", "A", "alternative", text, page))
                        .only()))
                .contains("<p>The minister");
        assertThat(Told.of("a.eml", Mails.of("1@x", "A", "alternative", text, hull))
                        .only()
                        .contentType())
                .isEqualTo("text/plain");
    }

    @Test
    void charactersAreReadAsTheyAreEncoded() throws Exception {
        String mail = Mails.head("1@x", "=?iso-8859-1?Q?Br=FCcke_er=F6ffnet?= =?utf-8?B?IOKAkyBoZXV0ZQ==?=")
                + "Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "P=F8edseda vl=E1dy od=\n jel.\n";

        Document release = Told.of("a.eml", mail).only();

        assertThat(release.title()).isEqualTo("Brücke eröffnet – heute");
        assertThat(Told.text(release)).contains("Předseda vlády od jel.");
    }

    @Test
    void aHeaderInPlainUtf8AndABodyThatIsNotWhatItSaysAreRead() throws Exception {
        byte[] mail = (Mails.head("1@x", "Brücke") + "Content-Type: text/plain; charset=us-ascii\n\nKöln\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] latin = (Mails.head("1@x", "B") + "Content-Type: text/plain\n\nKöln\n")
                .getBytes(Charset.forName("windows-1252"));

        assertThat(Told.of("a.eml", mail).only().title()).isEqualTo("Brücke");
        assertThat(Told.text(Told.of("a.eml", mail).only())).contains("Köln");
        assertThat(Told.text(Told.of("a.eml", latin).only())).contains("Köln");
    }

    @ParameterizedTest
    @CsvSource({
        "Fwd: Bridge opened, Bridge opened",
        "'FW: WG: Bridge opened', Bridge opened",
        "[press] Bridge opened, Bridge opened",
        "'[press] Fwd: Bridge opened', Bridge opened",
        "[Update] Bridge opened, [Update] Bridge opened",
        "Re: Bridge opened, Re: Bridge opened"
    })
    void whatForwardingAndListsAddGoesWhereItIsCertain(String subject, String title) throws Exception {
        String mail = "List-Id: Press office <press.roads.example>\n" + Mails.plain("1@x", subject, "Text.");

        assertThat(Told.of("a.eml", mail).only().title()).isEqualTo(title);
    }

    @Test
    void itsAddressInAnArchiveIsItsAddressAndTheListsArchiveIsNot() throws Exception {
        String mail = "List-Archive: <https://lists.example/press/>\n" + Mails.plain("1@x", "A", "Text.");

        assertThat(Told.of("a.eml", mail).only().url()).isNull();
        assertThat(Told.of("a.eml", "Archived-At: <https://lists.example/press/17>\n" + mail)
                        .only()
                        .url())
                .isEqualTo("https://lists.example/press/17");
        assertThat(Told.of("a.eml", "Archived-At: <javascript:x>\n" + mail)
                        .only()
                        .url())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 3 Jun 2025 09:00:00 +0200 (CEST) | Tue, 3 Jun 2025 09:00:00 +0200",
                "Tue, 03 Jun 2025 09:00 EST | 2025-06-03T14:00:00Z",
                "yesterday | yesterday"
            })
    void datesStayAsTheyAreButForOldForms(String date, String published) throws Exception {
        String mail = Mails.plain("1@x", "A", "Text.").replaceFirst("Date: .*", "Date: " + date);

        assertThat(Told.of("a.eml", mail).only().published()).isEqualTo(published);
    }

    @Test
    void aForwardedReleaseHasItsOwnName() throws Exception {
        String inner = Mails.plain("inner@roads.example", "Bridge opened", "The minister was there.");
        Told told = Told.of(
                "a.eml",
                Mails.of(
                        "outer@x",
                        "See below",
                        "mixed",
                        Mails.part("text/plain", "For you."),
                        Mails.part("message/rfc822", inner)));

        assertThat(told.identities()).containsExactly("outer@x", "inner@roads.example");
        assertThat(told.documents().getLast().title()).isEqualTo("Bridge opened");
    }

    @Test
    void attachmentsThatHoldTextAreDocumentsOfTheirOwn() throws Exception {
        Told told = Told.of(
                "a.eml",
                Mails.of(
                        "1@x",
                        "Three releases",
                        "mixed",
                        Mails.part("text/plain", "See the attachments."),
                        Mails.attached("application/pdf", "one.pdf", PdfFile.of(null, "First release.")),
                        Mails.attached(
                                "application/octet-stream", "two.docx", DocxFile.of(null, null, "Second release.")),
                        Mails.attached("text/html", "three.html", "<p>Third release.</p>"),
                        Mails.attached("image/png", "logo.png", "\u0089PNG")));

        assertThat(told.identities()).containsExactly("1@x", "1@x#2", "1@x#3", "1@x#4");
        assertThat(told.documents())
                .extracting(Told::text)
                .anyMatch(text -> text.contains("First release."))
                .anyMatch(text -> text.contains("Second release."))
                .anyMatch(text -> text.contains("Third release."));
        assertThat(told.documents()).extracting(Document::published).containsOnly("Tue, 3 Jun 2025 09:00:00 +0200");
        assertThat(told.refusals()).isEmpty();
    }

    @Test
    void aMailThatIsNothingButADocumentIsThat() throws Exception {
        String mail = Mails.head("1@x", "A") + Mails.attached("application/pdf", "a.pdf", PdfFile.of(null, "Text."));

        assertThat(Told.of("a.eml", mail).only().identity()).isEqualTo("1@x#0");
    }

    @Test
    void otherAttachmentsAreNotOpenedAndTold() throws Exception {
        Told told = Told.of(
                "a.eml",
                Mails.of(
                        "1@x",
                        "A",
                        "mixed",
                        Mails.part("text/plain", "Text."),
                        Mails.attached("application/pdf", "../../../etc/x.pdf.exe", "MZ\0\0"),
                        Mails.attached("application/zip", "all.zip", "PK\3\4 all.txt"),
                        Mails.attached("text/javascript", "run.js", "alert(1)"),
                        Mails.attached("application/pdf", "broken.pdf", "%PDF-1.4")));

        assertThat(told.identities()).containsExactly("1@x");
        assertThat(told.refusals())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("“x.pdf.exe” is of a kind that is not read"))
                .anyMatch(line -> line.startsWith("“all.zip” is a packed archive and is not opened: unpack it"))
                .anyMatch(line -> line.startsWith("“run.js” is of a kind that is not read"))
                .anyMatch(line -> line.startsWith("“broken.pdf” is damaged"));
    }

    @Test
    void tenThousandPartsAndEndlessNestingAreCutShort() throws Exception {
        String[] parts = new String[10_000];
        java.util.Arrays.fill(parts, Mails.part("image/gif", "x"));
        parts[0] = Mails.part("text/plain", "Text.");
        String nested = Mails.part("text/plain", "Innermost.");
        for (int i = 0; i < 500; i++) {
            nested = Mails.multipart("mixed", nested);
        }

        Told many = Told.of("a.eml", Mails.of("1@x", "A", "mixed", parts));
        Told deep = Told.of("a.eml", Mails.head("2@x", "B") + nested);

        assertThat(many.identities()).containsExactly("1@x");
        assertThat(many.refusals()).hasSize(1).first().asString().contains("more than 1000 parts", "send them apart");
        assertThat(deep.documents()).isEmpty();
        assertThat(deep.refusals()).hasSize(1).first().asString().contains("more than 20 deep");
    }

    @Test
    void attachmentsBehindTheDeadlineAreRefusedAndTheTextIsNot() throws Exception {
        DocumentReader hasty =
                new DocumentReader(FileLimits.DEFAULT.withDeadline(Duration.ofNanos(1)), OfficeLimits.DEFAULT);
        String mail = Mails.of(
                "1@x",
                "A",
                "mixed",
                Mails.part("text/plain", "Text."),
                Mails.attached("application/pdf", "one.pdf", PdfFile.of(null, "First release.")));

        Told told = Told.of(hasty, "a.eml", null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));

        assertThat(told.identities()).containsExactly("1@x");
        assertThat(told.refusals()).singleElement().asString().contains("one.pdf", "send it alone");
    }

    @Test
    void aMailWithoutTextSaysSo() {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> Told.of("a.eml", Mails.plain("1@x", "A", "")))
                .withMessageContaining("without text");
    }
}
