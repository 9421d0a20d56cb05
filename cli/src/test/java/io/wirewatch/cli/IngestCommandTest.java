package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {
    private static final String POST = "POST /api/v1/releases";

    @TempDir
    Path folder;

    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private JsonNode sent(int request) throws IOException {
        return gateway.requests().get(request).lines();
    }

    private CommandRun ingest(String... args) {
        String[] all = new String[args.length + 5];
        all[0] = "ingest";
        all[1] = "--url";
        all[2] = gateway.url();
        all[3] = "--data";
        all[4] = folder.resolve(".data").toString();
        System.arraycopy(args, 0, all, 5, args.length);
        return CommandRun.of(all);
    }

    @Test
    void aFolderIsPushedInOneBatchByKindOfFile() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "Title\n\nText.");
        Files.writeString(folder.resolve("b.html"), "<html><body><p>Text</p></body></html>");
        Files.writeString(folder.resolve("c.jsonl"), "{\"text\":\"one\"}\n\n{\"text\":\"two\",\"source\":\"own\"}\n");
        Files.writeString(folder.resolve(".hidden"), "no");
        gateway.answer(POST, 202, """
                {"accepted":[{"index":0,"id":"rel_a"},{"index":1,"id":"rel_b"},{"index":2,"id":"rel_c"},{"index":3,"id":"rel_d"}],"refused":[]}""");
        CommandRun run = ingest(folder.toString(), "--source", "desk");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(4).last().asString().contains("rel_d", "c.jsonl:3");
        assertThat(run.err()).contains("4 accepted, 0 refused");
        assertThat(sent(0)).hasSize(4);
        assertThat(sent(0).get(0).path("text").asText()).startsWith("Title");
        assertThat(sent(0).get(1).has("html")).isTrue();
        assertThat(sent(0).get(2).path("source").asText()).isEqualTo("desk");
        assertThat(sent(0).get(3).path("source").asText()).isEqualTo("own");
    }

    @Test
    void aGatewayThatIsBusyIsAskedAgainAfterTheTimeItNames() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "Text.");
        gateway.answer(POST, 503, "{\"detail\":\"the broker is away\"}", "0");
        gateway.answer(POST, 202, "{\"accepted\":[{\"index\":0,\"id\":\"rel_a\"}],\"refused\":[]}");
        CommandRun run = ingest(file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(gateway.requests()).hasSize(2);
        assertThat(sent(1)).isEqualTo(sent(0));
    }

    @Test
    void patienceEnds() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "Text.");
        gateway.answer(POST, 503, "{\"detail\":\"the broker is away\"}", "60");
        CommandRun run = ingest(file.toString(), "--patience", "1s");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the broker is away", "what has arrived is not doubled");
    }

    @Test
    void whatIsRefusedIsToldWithItsPlaceAndTheRestGoesOn() throws IOException {
        Path lines = Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"one\"}\n{\"txt\":\"two\"}\n");
        gateway.answer(POST, 202, """
                {"accepted":[{"index":0,"id":"rel_a"}],"refused":[{"index":1,"status":400,"detail":"unknown field txt"}]}""");
        CommandRun run = ingest(lines.toString(), folder.resolve("missing.txt").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("a.jsonl:2: unknown field txt", "missing.txt: is not there", "1 accepted, 2 refused");
    }

    @Test
    void aBatchOfWhichAllIsRefusedIsToldOneByOne() throws IOException {
        Path lines = Files.writeString(folder.resolve("a.jsonl"), "{\"txt\":\"two\"}\n");
        gateway.answer(
                POST,
                400,
                "{\"title\":\"Bad Request\",\"refused\":[{\"index\":0,\"status\":400,\"detail\":\"unknown field txt\"}]}");
        CommandRun run = ingest(lines.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("a.jsonl:1: unknown field txt");
    }

    @Test
    void whatIsNoTextOrDamagedIsRefusedWithItsCure() throws IOException {
        Path binary = Files.write(folder.resolve("b.bin"), new byte[] {1, 0, 2});
        Path packed = Files.writeString(folder.resolve("c.zip"), "PK\3\4all.txt");
        CommandRun run = ingest(binary.toString(), packed.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("b.bin: is of a kind that is not read", "c.zip: is damaged (it breaks off)", "fetch it anew");
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void theFilesInAnArchiveArePushedAsIfTheyLayThere() throws IOException {
        Path archive = folder.resolve("press.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            put(zip, "a.txt", "Title\n\nText.".getBytes(StandardCharsets.UTF_8));
            put(
                    zip,
                    "b/c.jsonl",
                    "{\"text\":\"one\",\"source\":\"own\"}\n{\"text\":\n".getBytes(StandardCharsets.UTF_8));
            put(zip, "d.bin", new byte[] {1, 0, 2});
            put(zip, "e.txt", new byte[0]);
        }
        gateway.answer(POST, 202, """
                {"accepted":[{"index":0,"id":"rel_a"},{"index":1,"id":"rel_b"}],"refused":[]}""");

        CommandRun run = ingest(archive.toString(), "--source", "desk");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly("rel_a  " + archive + "!/a.txt", "rel_b  " + archive + "!/b/c.jsonl:1");
        assertThat(sent(0)).hasSize(2);
        assertThat(sent(0).get(0).path("source").asText()).isEqualTo("desk");
        assertThat(sent(0).get(0).has("id")).isFalse();
        assertThat(sent(0).get(1).path("source").asText()).isEqualTo("own");
        assertThat(run.err())
                .contains(
                        "press.zip!/b/c.jsonl:2: is no JSON",
                        "press.zip!/d.bin: is of a kind that is not read",
                        "press.zip!/e.txt: is empty",
                        "2 accepted, 3 refused");
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }

    @Test
    void mailsMailboxesAndSavedFeedsArePushedByWhatNamesThem() throws IOException {
        String mail = """
                From: press@roads.example
                Date: Tue, 3 Jun 2025 09:00:00 +0200 (CEST)
                Message-ID: <%s@roads.example>
                Subject: Fwd: Bridge opened

                The minister was there.
                """;
        String postmark = "From a Tue Jun  3 09:00:00 2025\n";
        Files.writeString(folder.resolve("a.eml"), mail.formatted("1"));
        Files.writeString(
                folder.resolve("b.mbox"), postmark + mail.formatted("2") + "\n" + postmark + mail.formatted("3"));
        Files.writeString(folder.resolve("c.xml"), """
                <?xml version="1.0"?><rss version="2.0"><channel><item><guid>g1</guid><title>Entry</title>
                <description>Text.</description><pubDate>some day</pubDate></item></channel></rss>""");
        gateway.answer(POST, 202, "{\"accepted\":[{\"index\":2,\"id\":\"rel_c\"}]}");
        CommandRun run = ingest(folder.toString(), "--source", "desk", "--historical");
        assertThat(sent(0)).hasSize(4);
        assertThat(sent(0).get(0)).isEqualTo(new ObjectMapper().readTree("""
                {"text":"The minister was there.\\n","id":"1@roads.example","title":"Bridge opened",
                "publishedAt":"Tue, 3 Jun 2025 09:00:00 +0200","source":"desk","historical":true}"""));
        assertThat(sent(0).get(3).path("id").asText()).isEqualTo("g1");
        assertThat(sent(0).get(3).has("publishedAt")).isFalse();
        assertThat(run.out()).contains("rel_c  " + folder.resolve("b.mbox") + "#3@roads.example");
    }

    @Test
    void aLineThatIsNoJsonCostsNoOther() throws IOException {
        Path lines =
                Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"one\"}\n{\"text\":\n{\"text\":\"two\"}\n");
        gateway.answer(POST, 202, "{\"accepted\":[{\"index\":0,\"id\":\"rel_a\"},{\"index\":1,\"id\":\"rel_b\"}]}");
        CommandRun run = ingest(lines.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("a.jsonl:2: is no JSON", "2 accepted, 1 refused");
    }

    @Test
    void aReadingThatWasCutOffGoesOnWhereItWas() throws IOException {
        Path lines = Files.writeString(folder.resolve("a.jsonl"), numbered(250));
        gateway.answer(POST, 202, "{\"accepted\":[]}");
        gateway.answerOnce("\"id\":\"100\"", 500, "{\"detail\":\"cut off\"}");
        CommandRun cut = ingest(lines.toString());
        CommandRun other = ingest(lines.toString(), "--source", "another");
        CommandRun rest = ingest(lines.toString());
        CommandRun again = ingest(lines.toString());
        assertThat(cut.exitCode()).isEqualTo(1);
        assertThat(cut.err()).contains("cut off", "it goes on where it was");
        assertThat(other.err()).doesNotContain("goes on where it was");
        assertThat(rest.err()).contains("goes on where it was, at byte ");
        assertThat(again.err()).doesNotContain("goes on where it was");
        // 250, of which 100 refused; 250 under another label; the last 150; all 250 again, as nothing is left to go on
        // with.
        assertThat(gateway.requests()).hasSize(3 + 3 + 2 + 3);
        assertThat(List.of(firstSent(6), firstSent(7))).containsExactlyInAnyOrder("100", "200");
    }

    @Test
    void allIsReadFromTheStartOnDemandAndWhereTheFileChanged() throws IOException {
        Path lines = Files.writeString(folder.resolve("a.jsonl"), numbered(150));
        gateway.answer(POST, 202, "{\"accepted\":[]}");
        gateway.answerOnce("\"id\":\"100\"", 500, "{\"detail\":\"cut off\"}");
        ingest(lines.toString());
        ingest(lines.toString(), "--from-start");
        Files.writeString(lines, numbered(151));
        ingest(lines.toString());
        assertThat(List.of(firstSent(2), firstSent(3))).containsExactlyInAnyOrder("0", "100");
        assertThat(List.of(firstSent(4), firstSent(5))).containsExactlyInAnyOrder("0", "100");
    }

    @Test
    void aLaterVersionDoesNotOvertakeAnEarlierOne() throws IOException {
        StringBuilder versions = new StringBuilder();
        for (int i = 0; i < 450; i++) {
            versions.append("{\"id\":\"")
                    .append(i % 150)
                    .append("\",\"text\":\"version ")
                    .append(i / 150)
                    .append("\"}\n");
        }
        gateway.answer(POST, 202, "{\"accepted\":[]}");

        ingest(Files.writeString(folder.resolve("a.jsonl"), versions).toString());

        Map<String, String> last = new HashMap<>();
        for (int request = 0; request < gateway.requests().size(); request++) {
            for (JsonNode release : sent(request)) {
                String text = release.path("text").asText();
                String before = last.put(release.path("id").asText(), text);
                assertThat(before == null || before.compareTo(text) < 0).isTrue();
            }
        }
        assertThat(last).hasSize(150);
    }

    private String firstSent(int request) throws IOException {
        return sent(request).get(0).path("id").asText();
    }

    private static String numbered(int lines) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            all.append("{\"id\":\"").append(i).append("\",\"text\":\"x\"}\n");
        }
        return all.toString();
    }

    @Test
    void anOldPageIsReadInTheEncodingItDeclares() throws IOException {
        Path page = Files.write(
                folder.resolve("a.html"),
                "<html><head><meta charset=\"iso-8859-1\"></head><body>Gerhard Schröder – “Kanzler”</body></html>"
                        .getBytes(Charset.forName("windows-1252")));
        gateway.answer(POST, 202, "{\"accepted\":[{\"index\":0,\"id\":\"rel_a\"}]}");
        ingest(page.toString());
        assertThat(sent(0).get(0).path("html").asText()).contains("Schröder – “Kanzler”");
    }

    @Test
    void manyReleasesGoInBatchesOfAHundred() throws IOException {
        Path lines =
                Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"x\"}\n".repeat(250), StandardCharsets.UTF_8);
        gateway.answer(POST, 202, "{\"accepted\":[]}");
        ingest(lines.toString());
        assertThat(gateway.requests()).hasSize(3);
        assertThat(List.of(sent(0).size(), sent(1).size(), sent(2).size())).containsExactlyInAnyOrder(100, 100, 50);
    }
}
