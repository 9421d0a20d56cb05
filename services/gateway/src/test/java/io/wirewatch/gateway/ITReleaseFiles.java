package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.gateway.GatewayUnderTest.Answer;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files pushed in: what is in them comes onto the log, as it would one by one. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITReleaseFiles {
    private static final String PDF = """
            %%PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
            4 0 obj<</Length 57>>stream
            BT /F 12 Tf 72 700 Td (%s) Tj ET
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R/Size 6>>
            %%%%EOF
            """;

    private static final String MAIL = """
            From: press@roads.example
            Date: Tue, 3 Jun 2025 09:00:00 +0200
            Message-ID: <1@roads.example>
            Subject: Bridge opened
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/html; charset=utf-8

            <p>The minister was there.</p>
            --b
            Content-Type: text/plain; name="notes.txt"

            Notes to editors.
            --b
            Content-Type: application/octet-stream; name="run.exe"

            MZ
            --b--
            """;

    @TempDir
    static Path data;

    private static GatewayUnderTest gateway;
    private static WirewatchCluster kafka;

    @BeforeAll
    static void start(WirewatchCluster cluster) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(cluster, data);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Answer push(String query, String mediaType, String file) {
        return push(query, mediaType, file.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer push(String query, String mediaType, byte[] file) {
        return gateway.send(gateway.request("/releases" + query)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static RawRelease onLog(String id) {
        return kafka.readAll(Topics.RELEASES_RAW).stream()
                .filter(raw -> raw.key().equals(id))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static String body(RawRelease release) {
        return StandardCharsets.UTF_8.decode(release.getBody()).toString();
    }

    @Test
    void aPdfIsOneReleaseNamedByTheQuery() {
        Answer answer = push(
                        "?source=roads&id=17&url=https://roads.example/17.pdf&historical=true",
                        "application/pdf",
                        PDF.formatted("The bridge is open."))
                .is(202);

        RawRelease release = onLog(answer.json().path("id").asText());
        assertThat(release.getId()).isEqualTo(Ids.release("main", "roads", "id", "17"));
        assertThat(body(release)).isEqualTo("<p>The bridge is open.</p>");
        assertThat(release.getContentType()).isEqualTo("text/html");
        assertThat(release.getUrl()).isEqualTo("https://roads.example/17.pdf");
        assertThat(release.getHistorical()).isTrue();
    }

    @Test
    void aTextIsTheSameReleaseAsPushedInJson() {
        String file = push(
                        "?source=roads", "text/plain; charset=iso-8859-1", "Köln".getBytes(StandardCharsets.ISO_8859_1))
                .is(202)
                .json()
                .path("id")
                .asText();
        String json = gateway.post("/releases", "{\"source\": \"roads\", \"text\": \"Köln\"}")
                .is(202)
                .json()
                .path("id")
                .asText();

        assertThat(file).isEqualTo(json);
    }

    @Test
    void aMailSaysOfEachPartWhatBecameOfIt() {
        Answer answer = push("?source=roads", "message/rfc822", MAIL).is(202);

        assertThat(answer.json().path("accepted"))
                .extracting(item -> item.path("id").asText())
                .containsExactly(
                        Ids.release("main", "roads", "id", "1@roads.example"),
                        Ids.release("main", "roads", "id", "1@roads.example#2"));
        assertThat(answer.json().at("/refused/0/index").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/refused/0/detail").asText()).contains("run.exe", "is of a kind that is not read");
        RawRelease mail = onLog(answer.json().at("/accepted/0/id").asText());
        assertThat(mail.getTitle()).isEqualTo("Bridge opened");
        assertThat(mail.getPublishedAt()).isEqualTo("Tue, 3 Jun 2025 09:00:00 +0200");
    }

    @Test
    void aMailboxGivesItsMailsAndTheSameIdsEachTime() {
        String mailbox = "From a Tue Jun  3 09:00:00 2025\n" + MAIL + "\nFrom a Tue Jun  3 09:00:00 2025\n"
                + MAIL.replace("1@", "2@");
        Answer first = push("", "application/mbox", mailbox).is(202);

        assertThat(first.json().path("accepted")).hasSize(4);
        assertThat(push("", "application/mbox", mailbox).is(202).json()).isEqualTo(first.json());
    }

    @Test
    void anArchiveGivesItsFilesUnderTheQuerysIdAndTheirPath() throws IOException {
        byte[] archive = zip(
                "a.txt", "Köln",
                "mails/b.eml", MAIL,
                "c.jsonl", "{\"text\": \"x\"}\n",
                "c.txt", "");

        Answer answer = push("?source=roads&id=17&url=https://roads.example/17.zip", "application/zip", archive)
                .is(202);
        Answer again = push("?source=roads&id=17", "application/zip", archive).is(202);
        Answer nameless = push("?source=roads", "application/zip", archive).is(202);

        assertThat(ids(answer))
                .containsExactly(
                        Ids.release("main", "roads", "id", "17!/a.txt"),
                        Ids.release("main", "roads", "id", "17!/mails/b.eml"),
                        Ids.release("main", "roads", "id", "17!/mails/b.eml#1@roads.example#2"));
        assertThat(ids(again)).isEqualTo(ids(answer));
        assertThat(ids(nameless).get(1)).isEqualTo(Ids.release("main", "roads", "id", "1@roads.example"));
        assertThat(answer.json().path("refused"))
                .extracting(item -> item.path("detail").asText())
                .satisfiesExactly(
                        one -> assertThat(one).contains("“mails/b.eml”, “run.exe” is of a kind that is not read"),
                        two -> assertThat(two).contains("“c.jsonl” is of a kind that is not taken in a packed file"),
                        three -> assertThat(three).contains("“c.txt” is empty"));
        assertThat(onLog(ids(answer).getFirst()).getUrl()).isNull();
    }

    @Test
    void aFileThatWasMadeSmallerIsTheFileItself() throws IOException {
        Answer answer = push(
                        "?source=roads&id=18&url=https://roads.example/18",
                        "application/gzip",
                        gzip("<html>Köln</html>"))
                .is(202);

        RawRelease release = onLog(answer.json().path("id").asText());
        assertThat(release.getId()).isEqualTo(Ids.release("main", "roads", "id", "18"));
        assertThat(release.getContentType()).isEqualTo("text/html");
        assertThat(release.getUrl()).isEqualTo("https://roads.example/18");
    }

    @Test
    void archivesThatUnpackToTooMuchAreRefused() throws IOException {
        String zeros = "0".repeat(300 * 1024 * 1024);

        assertThat(push("", "application/gzip", gzip(zeros)).problem(413)).contains("larger than 32 MB");
        assertThat(push("", "application/zip", zip("a.txt", zeros)).problem(413))
                .contains("200 times its size");
    }

    @Test
    void aBodyOfJsonOrLinesMayBePacked() throws IOException {
        String release = "{\"source\": \"packed\", \"id\": \"%s\", \"text\": \"Köln\"}";

        Answer json = packed("application/json", gzip(release.formatted("1"))).is(202);
        Answer lines = packed(
                        "application/x-ndjson", gzip(release.formatted("2") + "\n" + release.formatted("3") + "\n"))
                .is(202);

        assertThat(json.json().path("id").asText()).isEqualTo(Ids.release("main", "packed", "id", "1"));
        assertThat(ids(lines))
                .containsExactly(Ids.release("main", "packed", "id", "2"), Ids.release("main", "packed", "id", "3"));
    }

    @Test
    void theLimitsOfAPackedBodyAreForWhatIsUnpacked() throws IOException {
        assertThat(packed("application/json", gzip(" ".repeat(11 * 1024 * 1024) + "{}"))
                        .problem(413))
                .contains("10 MB");
        Answer many = packed("application/x-ndjson", gzip("{}\n".repeat(1_000_000)));
        assertThat(many.problem(400)).contains("No release of the batch was taken");
        assertThat(many.json().path("refused")).hasSize(10_001);
        assertThat(many.json().at("/refused/10000/index").asInt()).isEqualTo(10_000);
        assertThat(many.json().at("/refused/10000/detail").asText()).contains("10000 refused lines at most", "Accept");
        assertThat(packed("application/json", "no gzip".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }

    private static Answer packed(String mediaType, byte[] body) {
        return gateway.send(gateway.request("/releases")
                .header("Content-Type", mediaType)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().path("accepted").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void whatCannotBeReadIsAnsweredWithItsCure() {
        assertThat(push("", "application/pdf", "no pdf").problem(400)).contains("is no pdf although it is called one");
        assertThat(push("", "application/pdf", PDF.formatted("")).problem(400)).contains("push its text");
        assertThat(push("", "text/plain", "PK\3\4 all.txt").problem(400)).contains("is damaged", "fetch it anew");
        assertThat(push("", "application/zip", "no zip").problem(400)).contains("is no zip although it is called one");
        assertThat(push("", "text/plain", "WARC/1.0").problem(415)).contains("message/rfc822");
        assertThat(push("", "text/plain", " \n").problem(400)).contains("is empty");
        assertThat(push("", "text/html", new byte[11 * 1024 * 1024]).problem(413))
                .contains("wirewatch ingest");
        assertThat(push("", "text/plain", "x".repeat(6 * 1024 * 1024)).problem(413))
                .contains("split it");
        assertThat(push("?historical=maybe", "text/plain", "x").problem(400)).contains("true or false");
        assertThat(push("?sauce=x", "text/plain", "x").problem(400)).contains("known are historical, id, source, url");
    }
}
