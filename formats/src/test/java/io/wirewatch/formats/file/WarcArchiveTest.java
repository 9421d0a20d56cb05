package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.formats.office.PdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarcArchiveTest {
    private static byte[] record(String type, String address, byte[] block) {
        return join(
                ascii("WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address
                        + "\r\nWARC-Date: 2025-06-03T07:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                        + "Content-Type: application/http;msgtype=response\r\nContent-Length: " + block.length
                        + "\r\n\r\n"),
                block,
                ascii("\r\n\r\n"));
    }

    private static byte[] response(String path, int status, String mediaType, byte[] body) {
        byte[] http = ascii("HTTP/1.1 " + status + " X\r\nContent-Type: " + mediaType + "\r\nContent-Length: "
                + body.length + "\r\n\r\n");
        return record("response", "https://roads.example/" + path, join(http, body));
    }

    private static byte[] page(String path) {
        return response(path, 200, "text/html; charset=utf-8", ascii("<html><p>Page " + path + ".</p></html>"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] packed(byte[]... records) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] record : records) {
            try (GZIPOutputStream out = new GZIPOutputStream(all)) {
                out.write(record);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toByteArray();
    }

    private static byte[] archive(boolean isPacked, byte[]... records) {
        return isPacked ? packed(records) : join(records);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesDocumentsAndFeedsAreTakenUnderTheirAddress(boolean isPacked) throws Exception {
        byte[] feed = ascii(
                "<rss version='2.0'><channel><item><guid>g1</guid><title>Entry</title><link>/e</link></item></channel></rss>");
        Told told = Told.of(
                "a.warc",
                archive(
                        isPacked,
                        record("warcinfo", "", ascii("software: x\r\n")),
                        page("1"),
                        response("2", 404, "text/html", ascii("<html>gone</html>")),
                        response("3.css", 200, "text/css", ascii("p {}")),
                        response("4.pdf", 200, "application/pdf", PdfFile.of(null, "Document four.")),
                        record("request", "https://roads.example/1", ascii("GET / HTTP/1.1\r\n\r\n")),
                        response("feed", 200, "application/rss+xml", feed)));

        assertThat(told.identities()).containsExactly("https://roads.example/1", "https://roads.example/4.pdf", "g1");
        Document page = told.documents().getFirst();
        assertThat(page.url()).isEqualTo("https://roads.example/1");
        assertThat(page.charset()).isEqualTo("utf-8");
        assertThat(page.published()).isNull();
        assertThat(told.documents().getLast().url()).isEqualTo("https://roads.example/e");
        assertThat(told.refusals()).isEmpty();
    }

    @Test
    void answersInPiecesAndPackedAreUnpacked() throws Exception {
        byte[] body = packed(ascii("<html><p>Text.</p></html>"));
        byte[] chunked = join(
                ascii(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(body.length) + "\r\n"),
                body,
                ascii("\r\n0\r\n\r\n"));

        assertThat(Told.text(Told.of("a.warc", record("response", "https://roads.example/1", chunked))
                        .only()))
                .isEqualTo("<html><p>Text.</p></html>");
    }

    @Test
    void aDamagedMemberCostsNoOther() throws Exception {
        byte[] first = packed(page("1"));
        byte[] second = packed(page("2"));
        second[second.length / 2] ^= 0x55;
        second[second.length / 2 + 1] ^= 0x33;
        Told told = Told.of("a.warc.gz", join(first, second, packed(page("3")), packed(page("4"))));

        assertThat(told.identities())
                .containsExactly("https://roads.example/1", "https://roads.example/3", "https://roads.example/4");
        assertThat(told.refusals()).hasSize(1).first().asString().contains("is damaged", "fetch the archive anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 9", "Content-Length: 999999999", "Content-Length: x", "Kontent-Length: 1"})
    void aRecordWithAWrongLengthCostsNoOther(String length) throws Exception {
        byte[] wrong = new String(page("2"), StandardCharsets.US_ASCII)
                .replaceFirst("Content-Length: \\d+", length)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] archive = join(page("1"), wrong, page("3"), ascii("garbage\r\n\r\n"), page("4"));
        Told told = Told.of("a.warc", archive);

        assertThat(told.identities())
                .containsExactly("https://roads.example/1", "https://roads.example/3", "https://roads.example/4");
        assertThat(told.refusals()).isNotEmpty();
        for (int i = 0; i < told.places().size(); i++) {
            Told rest = Told.from(FileKind.WARC, archive, told.places().get(i));
            assertThat(rest.identities()).isEqualTo(told.identities().subList(i + 1, 3));
        }
    }

    @Test
    void anArchiveThatBreaksOffGivesWhatIsWhole() throws Exception {
        byte[] archive = packed(page("1"), page("2"));
        Told told = Told.of("a.warc.gz", java.util.Arrays.copyOf(archive, archive.length - 20));

        assertThat(told.identities()).containsExactly("https://roads.example/1");
        assertThat(told.refusals()).hasSize(1).first().asString().contains("breaks off");
    }

    @Test
    void anArchivePackedAsAWholeIsReadToo() throws Exception {
        Told told = Told.of("a.warc.gz", packed(join(page("1"), page("2"))));

        assertThat(told.identities()).containsExactly("https://roads.example/1", "https://roads.example/2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readingGoesOnFromEveryPlaceItReached(boolean isPacked) throws Exception {
        List<byte[]> pages = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            // Of sizes around those of the buffers, and hardly to be packed.
            byte[] noise = new byte[random.nextInt(40_000)];
            random.nextBytes(noise);
            String body = "<html>" + java.util.HexFormat.of().formatHex(noise) + "</html>";
            pages.add(response(Integer.toString(i), 200, "text/html", ascii(body)));
        }
        byte[] archive = archive(isPacked, pages.toArray(byte[][]::new));
        Told whole = Told.of("a.warc", archive);

        assertThat(whole.documents()).hasSize(40);
        assertThat(whole.places()).hasSizeGreaterThan(30).isSorted();
        for (long place : whole.places()) {
            Told rest = Told.from(FileKind.WARC, archive, place);
            assertThat(whole.identities()).endsWith(rest.identities().toArray(String[]::new));
        }
        assertThat(Told.from(FileKind.WARC, archive, whole.places().getFirst()).documents())
                .hasSize(39);
    }

    @Test
    void anAnswerThatUnpacksWithoutEndIsRefused() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 200; i++) {
                out.write(new byte[1024 * 1024]);
            }
        }
        byte[] http = join(
                ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + bomb.size() + "\r\n\r\n"),
                bomb.toByteArray());
        Told told = Told.of("a.warc", join(record("response", "https://roads.example/b", http), page("2")));

        assertThat(told.identities()).containsExactly("https://roads.example/2");
    }
}
