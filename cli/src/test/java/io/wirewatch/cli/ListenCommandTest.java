package io.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.core.delivery.WebhookKeyPair;
import io.wirewatch.core.delivery.WebhookSigner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ListenCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LISTENING = Pattern.compile("listening at (http://127\\.0\\.0\\.1:\\d+/)\\R");
    private static final byte[] BODY =
            "{\"type\":\"alert.raised\",\"data\":{\"id\":\"alr_1\",\"revision\":2,\"quote\":\"Größe\"}}"
                    .getBytes(UTF_8);

    private final String secret = WebhookSigner.newSecret();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Path secretFile;

    @BeforeEach
    void writeSecret() throws IOException {
        secretFile = Files.writeString(folder.resolve("secret.txt"), secret + "\n");
    }

    /** A command that runs beside the test. */
    private static final class Beside {
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<Integer> exitCode;

        Beside(String... args) {
            CommandLine commands = WirewatchApplication.commandLine();
            commands.setOut(new PrintWriter(out));
            commands.setErr(new PrintWriter(err));
            exitCode = CompletableFuture.supplyAsync(() -> WirewatchApplication.execute(commands, args));
        }

        URI address() {
            await().atMost(PATIENCE)
                    .until(() -> LISTENING.matcher(err.toString()).find());
            Matcher said = LISTENING.matcher(err.toString());
            assertThat(said.find()).isTrue();
            return URI.create(said.group(1));
        }

        int end() throws Exception {
            return exitCode.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        List<String> lines() {
            return out.toString().lines().toList();
        }
    }

    private Beside listen(String... more) {
        List<String> args = new ArrayList<>(List.of("listen", "--port", "0", "--secret-file", secretFile.toString()));
        args.addAll(List.of(more));
        return new Beside(args.toArray(String[]::new));
    }

    private HttpResponse<Void> post(URI to, Map<String, String> headers, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.discarding());
    }

    private Map<String, String> signed(String id, Instant at) {
        Map<String, String> headers = new HashMap<>(new WebhookSigner(secret).headers(id, at, BODY));
        headers.put("content-type", "application/json");
        return headers;
    }

    @Test
    void eachWebhookIsALineThatSaysWhatIsRightOrWrong() throws Exception {
        Beside listen = listen("--count", "4");
        URI address = listen.address();
        Map<String, String> forged = new WebhookSigner(WebhookSigner.newSecret()).headers("msg_2", Instant.now(), BODY);

        assertThat(post(address, signed("msg_1", Instant.now()), BODY).statusCode())
                .isEqualTo(204);
        assertThat(post(address, signed("msg_1", Instant.now()), BODY).statusCode())
                .isEqualTo(204);
        assertThat(post(address, forged, BODY).statusCode()).isEqualTo(401);
        assertThat(post(address, Map.of(), "no\u001b[2JSON".getBytes(UTF_8)).statusCode())
                .isEqualTo(401);

        assertThat(listen.end()).isEqualTo(1);
        assertThat(listen.lines())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("alert.raised  msg_1  revision 2  signature good  new"),
                        second -> assertThat(second).endsWith("signature good  repeat"),
                        third ->
                                assertThat(third).startsWith("alert.raised  msg_2  revision 2  refused: the signature"),
                        fourth -> assertThat(fourth).startsWith("-  -  refused: it has no webhook-id"));
        assertThat(listen.err.toString()).contains("4 webhooks, 2 good, 2 not");
    }

    @Test
    void aPublicKeyWillDoToReceiveAndNotToSend() throws Exception {
        WebhookKeyPair pair = WebhookKeyPair.make();
        Files.writeString(secretFile, pair.publicKey() + "\n");
        Beside listen = listen("--count", "1");
        URI address = listen.address();

        Map<String, String> headers = new WebhookSigner(pair.secretKey()).headers("msg_1", Instant.now(), BODY);
        assertThat(post(address, headers, BODY).statusCode()).isEqualTo(204);
        assertThat(listen.end()).isZero();
        assertThat(CommandRun.of(
                                "listen",
                                "--secret-file",
                                secretFile.toString(),
                                "--subscription",
                                "sub_1",
                                "--forward",
                                "http://127.0.0.1:9/hook")
                        .err())
                .contains("which a public key cannot");
    }

    @Test
    void aForgedOneMakesNoRepeatOfAGoodOne() throws Exception {
        Beside listen = listen("--count", "2", "--output", "json");
        URI address = listen.address();
        post(address, new WebhookSigner(WebhookSigner.newSecret()).headers("msg_1", Instant.now(), BODY), BODY);
        post(address, signed("msg_1", Instant.now()), BODY);

        assertThat(listen.end()).isEqualTo(1);
        JsonNode second = new ObjectMapper().readTree(listen.lines().get(1));
        assertThat(second.path("id").asText()).isEqualTo("msg_1");
        assertThat(second.path("fault").isNull()).isTrue();
        assertThat(second.path("repeat").asBoolean(true)).isFalse();
    }

    @Test
    void aGoodOneIsPassedOnByteByByteAndItsAnswerPassedBack() throws Exception {
        try (FakeGateway program = new FakeGateway()) {
            program.answer("POST /hook", 503, "", "7").answer("POST /hook", 200, "{}");
            Beside listen = listen("--count", "3", "--forward", program.url() + "/hook");
            URI address = listen.address();
            Map<String, String> sent = signed("msg_1", Instant.now());

            HttpResponse<Void> busy = post(address, sent, BODY);
            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(post(address, sent, BODY).statusCode()).isEqualTo(200);
            assertThat(post(address, sent, "{}".getBytes(UTF_8)).statusCode()).isEqualTo(401);

            assertThat(listen.end()).isEqualTo(1);
            assertThat(listen.lines().get(0)).containsPattern("new  forwarded: 503 in \\d+ ms");
            assertThat(listen.lines().get(1)).containsPattern("repeat  forwarded: 200 in \\d+ ms");
            assertThat(program.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(verifies(request, secret)).isTrue());
            assertThat(program.requests().getFirst().headers().get("Content-type"))
                    .containsExactly("application/json");
        }
    }

    @Test
    void whereNothingTakesItOnTheAnswerIsBadGateway() throws Exception {
        URI nobody;
        try (FakeGateway program = new FakeGateway()) {
            nobody = URI.create(program.url() + "/hook");
        }
        Beside listen = listen("--count", "1", "--forward", nobody.toString());

        assertThat(post(listen.address(), signed("msg_1", Instant.now()), BODY).statusCode())
                .isEqualTo(502);
        assertThat(listen.end()).isEqualTo(1);
        assertThat(listen.lines().getFirst()).endsWith("forwarded: nothing answers at " + nobody);
    }

    @Test
    void alertsOfTheStreamArePostedAsWebhooks() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            String message = new String(BODY, UTF_8);
            gateway.answer("GET /api/v1/subscriptions/sub_1", 200, "{\"id\":\"sub_1\"}");
            gateway.answer(
                    "GET /api/v1/alerts/stream?subscription=sub_1",
                    200,
                    "id: 1\ndata: " + message + "\n\nid: 2\ndata: " + message.replace(":2,", ":3,") + "\n\n");
            gateway.answer("POST /hook", 200, "");
            String hook = gateway.url() + "/hook";
            CommandRun run = gateway.run("listen", "--subscription", "sub_1", "--forward", hook, "--count", "2");

            assertThat(run.exitCode()).as(run.err()).isZero();
            String printed = run.err()
                    .lines()
                    .filter(line -> line.startsWith("the secret of this run: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("the secret of this run: ".length());
            List<FakeGateway.Request> hooks = gateway.requests().stream()
                    .filter(request -> request.call().equals("POST /hook"))
                    .toList();
            assertThat(hooks)
                    .hasSize(2)
                    .allSatisfy(
                            request -> assertThat(verifies(request, printed)).isTrue());
            assertThat(hooks.getFirst().body()).isEqualTo(message);
            assertThat(hooks)
                    .extracting(request -> request.headers().get("Webhook-id"))
                    .doesNotHaveDuplicates();
            assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.contains("new  forwarded: 200 in"));
        }
    }

    private static boolean verifies(FakeGateway.Request request, String secret) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new WebhookSigner(secret).verifies(headers, request.body().getBytes(UTF_8), Instant.now());
    }

    @Test
    void whatIsMissingOrWrongIsSaid() throws Exception {
        Path noSecret = Files.writeString(folder.resolve("none.txt"), "hunter2\n");
        assertThat(CommandRun.of("listen")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--secret-file", "endpoints add");
        });
        assertThat(CommandRun.of("listen", "--secret-file", noSecret.toString()))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(1);
                    assertThat(run.err()).contains("no secret of an endpoint").doesNotContain("hunter2");
                });
        assertThat(CommandRun.of("listen", "--secret-file", secretFile.toString(), "--forward", "example.org")
                        .err())
                .contains("--forward must be an address");
        assertThat(CommandRun.of("listen", "--subscription", "sub_1").err()).contains("needs --forward");
        try (FakeGateway gateway = new FakeGateway()) {
            String taken = Integer.toString(URI.create(gateway.url()).getPort());
            assertThat(CommandRun.of("listen", "--secret-file", secretFile.toString(), "--port", taken)
                            .err())
                    .contains("Port " + taken, "--port");
        }
    }

    @Test
    void whatIsToldToEndSaysHowManyThereWere() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WirewatchApplication.class.getName(),
                        "listen",
                        "--port",
                        "0",
                        "--secret-file",
                        secretFile.toString())
                .start();
        try (BufferedReader err = process.errorReader();
                BufferedReader out = process.inputReader()) {
            Matcher said = LISTENING.matcher(err.readLine() + "\n");
            assertThat(said.find()).isTrue();
            post(URI.create(said.group(1)), signed("msg_1", Instant.now()), BODY);
            assertThat(out.readLine()).contains("msg_1");

            // Not destroy() of the process, which closes its streams before it has said its last.
            process.toHandle().destroy();

            assertThat(err.readLine()).isEqualTo("1 webhook, 1 good, 0 not");
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
