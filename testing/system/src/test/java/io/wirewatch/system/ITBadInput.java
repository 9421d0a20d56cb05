package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.suite.Answer;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bad input gets a status and a reason that says what to do, and disturbs nothing. */
class ITBadInput {
    private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024;

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    private static SuiteProcess suite;
    private static Rest rest;
    private static Steps steps;

    @BeforeAll
    static void start() {
        suite = SuiteProcess.start(FOLDER.path());
        rest = suite.rest();
        steps = new Steps(rest);
    }

    @AfterAll
    static void stop() {
        assertThat(rest.get("/health").status())
                .as("bad input disturbs nothing")
                .isEqualTo(200);
        suite.close();
    }

    @Test
    void malformedJsonIsTold() {
        JsonNode problem = assertProblem(rest.post("/releases", "{\"text\": \"no end"), 400);

        assertThat(problem.path("detail").asText()).containsIgnoringCase("json");
    }

    @Test
    void aBodyOfTwentyMegabytesIsTooLarge() {
        byte[] body = new byte[TWENTY_MEGABYTES];
        Arrays.fill(body, (byte) 'a');
        byte[] head = "{\"text\": \"".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, body, 0, head.length);
        body[body.length - 2] = '"';
        body[body.length - 1] = '}';

        JsonNode problem = assertProblem(rest.send("POST", "/releases", "application/json", body, Map.of()), 413);

        assertThat(problem.path("detail").asText()).contains("MB");
    }

    @Test
    void anUnknownFieldIsNamed() {
        JsonNode problem = assertProblem(rest.post("/releases", Map.of("text", "Hello.", "titel", "Hello")), 400);

        assertThat(problem.path("detail").asText()).contains("titel");
    }

    @Test
    void aTypoInAnExpressionHasItsPosition() {
        JsonNode problem = assertProblem(
                rest.post("/subscriptions", Map.of("name", "typo", "expression", "PARAGRAPH(NATO AND AND Russia)")),
                400);

        assertThat(problem.path("position").asInt(-1)).isEqualTo("PARAGRAPH(NATO AND ".length());
        assertThat(problem.path("detail").asText()).contains("AND");
    }

    @Test
    void aWordThatIsNoActorComesWithTheNearest() {
        JsonNode problem = assertProblem(
                rest.post("/subscriptions", Map.of("name", "typo", "expression", "NATO AND Russai")), 400);

        assertThat(problem.path("position").asInt(-1)).isEqualTo("NATO AND ".length());
        assertThat(problem.path("detail").asText()).contains("Russai").contains("Russia");
    }

    @Test
    void anEndpointOnAPrivateAddressIsRefusedAndSaysHowToAllowIt() {
        JsonNode problem = assertProblem(
                rest.post("/endpoints", Map.of("name", "inside", "kind", "webhook", "url", "http://10.0.0.7/hook")),
                400);

        assertThat(problem.path("detail").asText()).contains("10.0.0.7").contains("--allow-targets");
    }

    @Test
    void aFeedThatIsALoginPageMakesItsSourceUnhealthy() {
        try (FeedServer site = new FeedServer()) {
            site.serve(
                    "text/html; charset=utf-8",
                    "<!doctype html><html><head><title>Log in</title></head><body><form></form></body></html>"
                            .getBytes(StandardCharsets.UTF_8));
            rest.put(
                            "/sources/login",
                            Map.of(
                                    "name",
                                    "login",
                                    "kind",
                                    "feed",
                                    "url",
                                    site.url().toString()))
                    .expect(201);

            Answer answer = rest.post("/sources/login:fetch", Map.of());

            assertThat(answer.expect(200).json().path("error").asText()).contains("web page");
            JsonNode health = rest.await(
                            "/sources/login",
                            source -> source.path("health").path("failures").asInt() > 0,
                            Duration.ofSeconds(20))
                    .path("health");
            assertThat(health.path("error").asText()).contains("web page", "Log in", "address of the feed");
            assertThat(health.path("lastSuccessAt").isNull()).isTrue();
        }
        assertThat(rest.all("/releases?source=login")).isEmpty();
    }

    @Test
    void aSubscriptionThatNamesAnUnknownEndpointIsRefused() {
        JsonNode problem = assertProblem(
                rest.post(
                        "/subscriptions",
                        Map.of("name", "nowhere", "expression", "NATO AND Russia", "endpoints", List.of("end_nobody"))),
                400,
                422);

        assertThat(problem.path("detail").asText()).contains("end_nobody");
    }

    @Test
    void oneBadReleaseOfABatchIsRefusedAloneAndSaysWhy() {
        Answer answer = rest.post(
                "/releases", List.of(Map.of("text", "Iceland sold fish."), Map.of("title", "neither text nor html")));

        JsonNode result = answer.expect(202).json();
        assertThat(result.path("accepted")).hasSize(1);
        assertThat(result.path("refused")).hasSize(1);
        assertThat(result.path("refused").get(0).path("index").asInt()).isEqualTo(1);
        assertThat(result.path("refused").get(0).path("status").asInt()).isEqualTo(400);
        assertThat(result.path("refused").get(0).path("detail").asText()).contains("text");
    }

    private static JsonNode assertProblem(Answer answer, int... statuses) {
        answer.expect(statuses);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        steps.pushText("bad-input", "still-works", "Nothing was disturbed.");
        return problem;
    }
}
