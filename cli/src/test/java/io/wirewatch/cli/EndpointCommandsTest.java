package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of endpoints, as {@code add} gives them and {@code change} changes them. */
class EndpointCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KNOWN = """
            {"id":"e","name":"Desk","kind":"ntfy","url":"https://ntfy.example/desk","retrySchedule":["PT5S"],
             "origins":["live"],"events":["raised"],"subscriptions":["s1"],"copies":true,"notices":true,"ordered":true,
             "concurrency":2,"ratePerSecond":null,"titleTemplate":"{title}","textTemplate":null,"status":"active","version":%d}""";

    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
        gateway.answer("POST /api/v1/endpoints", 201, "{\"id\":\"e\"}");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private JsonNode sent(String... args) throws IOException {
        CommandRun run = gateway.run(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(gateway.requests().getLast().body());
    }

    @Test
    void oneIsMadeWithAllThatItMayBeTold() throws IOException {
        JsonNode endpoint = sent(
                "endpoints",
                "add",
                "https://ntfy.example/desk",
                "--kind=ntfy",
                "--name=Desk",
                "--copies",
                "--notices",
                "--ordered",
                "--origins=live,late,backfill",
                "--event=raised,withdrawn",
                "--subscription=s1",
                "--retry-schedule=5s,5m,PT2H,1d",
                "--concurrency=3",
                "--rate=0.5",
                "--title-template={title}");
        assertThat(endpoint).isEqualTo(JSON.readTree("""
                {"name":"Desk","kind":"ntfy","url":"https://ntfy.example/desk","retrySchedule":["PT5S","PT5M","PT2H","PT24H"],
                 "concurrency":3,"ratePerSecond":0.5,"titleTemplate":"{title}","notices":true,"copies":true,"ordered":true,
                 "origins":["live","late","backfill"],"events":["raised","withdrawn"],"subscriptions":["s1"]}
                """));
    }

    @Test
    void whatIsNotSaidIsLeftToTheGateway() throws IOException {
        assertThat(sent("endpoints", "add", "https://example.org/hook"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"name\":\"https://example.org/hook\",\"kind\":\"webhook\",\"url\":\"https://example.org/hook\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoints add https://example.org/ --retry-schedule=5s,soon", "endpoints change e"})
    void whatIsNoWaitAndAChangeOfNothingAreUsedWrongly(String line) {
        CommandRun run = gateway.run(line.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsAnyOf("--retry-schedule: 'soon'", "Say what to change");
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void aChangeLeavesAllThatIsNotNamed() throws IOException {
        gateway.answer("GET /api/v1/endpoints/e", 200, KNOWN.formatted(3));
        gateway.answer("PUT /api/v1/endpoints/e", 200, "{\"id\":\"e\",\"version\":4}");

        JsonNode sent = sent("endpoints", "change", "e", "--rate=5", "--no-ordered", "--retry-schedule=10s,1m");

        assertThat(sent)
                .isEqualTo(JSON.readTree(KNOWN.formatted(3)
                        .replace("\"ratePerSecond\":null", "\"ratePerSecond\":5.0")
                        .replace("\"ordered\":true", "\"ordered\":false")
                        .replace("[\"PT5S\"]", "[\"PT10S\",\"PT1M\"]")));
        assertThat(gateway.requests().getLast().headers().get("If-match")).containsExactly("\"3\"");
    }

    @Test
    void addressNameAndTokenAreChangedToo(@TempDir Path folder) throws IOException {
        gateway.answer("GET /api/v1/endpoints/e", 200, KNOWN.formatted(1));
        gateway.answer("PUT /api/v1/endpoints/e", 200, "{\"id\":\"e\",\"version\":2}");
        Path token = Files.writeString(folder.resolve("token"), "tk_abc\n");

        JsonNode sent = sent(
                "endpoints",
                "change",
                "e",
                "--address=https://ntfy.example/night",
                "--name=Night",
                "--secret-file=" + token);

        assertThat(sent.path("url").asText()).isEqualTo("https://ntfy.example/night");
        assertThat(sent.path("name").asText()).isEqualTo("Night");
        assertThat(sent.path("secret").asText()).isEqualTo("tk_abc");
        assertThat(sent.path("kind").asText()).isEqualTo("ntfy");
    }

    @Test
    void whatWasSetIsTakenBack() throws IOException {
        gateway.answer("GET /api/v1/endpoints/e", 200, KNOWN.formatted(1));
        gateway.answer("PUT /api/v1/endpoints/e", 200, "{\"id\":\"e\",\"version\":2}");

        JsonNode sent = sent("endpoints", "change", "e", "--default=concurrency,title-template,subscription");

        assertThat(sent.path("concurrency").isNull()).isTrue();
        assertThat(sent.path("titleTemplate").isNull()).isTrue();
        assertThat(sent.path("subscriptions").isNull()).isTrue();
        assertThat(sent.at("/retrySchedule/0").asText()).isEqualTo("PT5S");
        CommandRun wrong = gateway.run("endpoints", "change", "e", "--default=name");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--default takes concurrency, event,", "not 'name'");
        assertThat(gateway.run("endpoints", "change", "--help").out()).contains("concurrency, event,");
    }

    @Test
    void aChangeMadeInBetweenIsNotWrittenOver() throws IOException {
        gateway.answer("GET /api/v1/endpoints/e", 200, KNOWN.formatted(3));
        gateway.answer("GET /api/v1/endpoints/e", 200, KNOWN.formatted(4).replace("Desk", "Desk of the night"));
        gateway.answer("PUT /api/v1/endpoints/e", 412, "{\"title\":\"Precondition Failed\",\"detail\":\"version 4\"}");
        gateway.answer("PUT /api/v1/endpoints/e", 200, "{\"id\":\"e\",\"version\":5}");

        JsonNode sent = sent("endpoints", "change", "e", "--copies");

        assertThat(sent.path("name").asText()).isEqualTo("Desk of the night");
        assertThat(gateway.requests().getLast().headers().get("If-match")).containsExactly("\"4\"");
    }

    @Test
    void oneIsToldHowManyMessagesItWants() throws IOException {
        JsonNode volume = sent(
                        "endpoints",
                        "add",
                        "mailto:desk@example.org",
                        "--digest=week friday 17:30",
                        "--quiet-hours=22:00-07:00",
                        "--quiet-hours=00:00-00:00 saturday,sunday",
                        "--limit=20/1h",
                        "--break-through=never",
                        "--zone=Europe/Brussels")
                .path("volume");

        assertThat(volume).isEqualTo(JSON.readTree("""
                        {"digest":{"every":"week","at":"17:30","on":"friday"},
                         "quiet":[{"from":"22:00","to":"07:00"},{"from":"00:00","to":"00:00","days":["saturday","sunday"]}],
                         "limit":{"messages":20,"per":"PT1H"},"breakThrough":"never","zone":"Europe/Brussels"}"""));
        assertThat(sent("endpoints", "add", "https://hooks.example/", "--gather=1m")
                        .path("volume"))
                .isEqualTo(JSON.readTree("{\"gather\":\"PT1M\"}"));
        assertThat(sent("endpoints", "add", "https://hooks.example/", "--digest=day 08:00")
                        .path("volume"))
                .isEqualTo(JSON.readTree("{\"digest\":{\"every\":\"day\",\"at\":\"08:00\"}}"));
        assertThat(sent("endpoints", "add", "https://hooks.example/").has("volume"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--digest=month", "--quiet-hours=22-07 x!", "--limit=20", "--limit=20/never", "--gather=soon"})
    void aMistakeInTheVolumeIsToldWithWhatIsMeant(String option) {
        CommandRun run = gateway.run("endpoints", "add", "https://hooks.example/", option);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(option.split("=")[0]);
        assertThat(gateway.requests()).isEmpty();
    }
}
