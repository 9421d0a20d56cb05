package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rule would have raised, on the command line. */
class PreviewCommandTest {
    private static final String POST = "POST /api/v1/subscriptions:preview";
    private static final String HALF = "{\"total\":1,\"complete\":false,\"samples\":[],\"scanned\":500,"
            + "\"progress\":{\"done\":500,\"total\":1000}}";
    private static final String WHOLE =
            "{\"total\":12,\"withdrawn\":1,\"days\":[{\"date\":\"2026-11-01\",\"count\":10},"
                    + "{\"date\":\"2026-11-03\",\"count\":2}],\"samples\":[{\"id\":\"alr_1\",\"status\":\"raised\","
                    + "\"subscription\":{\"name\":\"(preview)\"},\"raisedAt\":\"2026-11-01T10:00:00.000Z\",\"releases\":"
                    + "[{\"title\":\"Talks\",\"source\":\"push\",\"publishedAt\":\"2026-11-01T00:00:00.000Z\"}],\"evidence\":"
                    + "[{\"quote\":\"NATO met Russia.\",\"alias\":\"NATO\"},{\"quote\":\"NATO met Russia.\",\"alias\":\"Russia\"}]}],"
                    + "\"scanned\":1000,\"complete\":true,\"warnings\":[\"a remark\"],\"retagged\":300,"
                    + "\"progress\":{\"done\":1000,\"total\":1000,\"millis\":1500}}";

    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void peopleSeeABarForEachDayAndSamples() {
        gateway.answer(POST, 200, HALF + "\n" + WHOLE + "\n");
        CommandRun run = gateway.run("preview", "NATO AND Russia");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .startsWith(
                        "2026-11-01  " + "#".repeat(50) + " 10",
                        "2026-11-02  0",
                        "2026-11-03  ########## 2",
                        "12 alerts, 1 of them withdrawn since; 1,000 releases looked at in 1.5 s, the text of 300 searched"
                                + " anew")
                .contains("    [NATO] met [Russia].");
        assertThat(run.err()).contains("a remark");
        assertThat(gateway.requests().getLast().body()).isEqualTo("{\"expression\":\"NATO AND Russia\"}");
        assertThat(gateway.requests().getLast().headers().get("Accept")).containsExactly("application/x-ndjson");
    }

    @Test
    void programsGetTheWholeAnswer() throws IOException {
        gateway.answer(POST, 200, HALF + "\n" + WHOLE + "\n");
        CommandRun run =
                gateway.run("preview", "--subscription", "sub_1", "--last", "30d", "--published", "--output", "json");

        assertThat(run.out()).contains("\"total\" : 12").doesNotContain("\"total\" : 1,");
        JsonNode asked = gateway.requests().getLast().lines().get(0);
        assertThat(asked.path("subscription").asText()).isEqualTo("sub_1");
        assertThat(asked.path("by").asText()).isEqualTo("published");
        assertThat(Instant.parse(asked.path("from").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofDays(31)), Instant.now().minus(Duration.ofDays(29)));
    }

    @Test
    void whatWasCutOffIsAFailure() {
        gateway.answer(POST, 200, HALF + "\n");
        CommandRun run = gateway.run("preview", "NATO");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("cut off");
    }

    @Test
    void aRefusalSaysWhy() {
        gateway.answer(POST, 400, "{\"detail\":\"no such word\",\"position\":4}");
        CommandRun run = gateway.run("preview", "NATO AND");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such word (at character 5)");
    }

    @Test
    void oneRuleAndOneBeginningAreAsked() {
        assertThat(gateway.run("preview").exitCode()).isEqualTo(2);
        assertThat(gateway.run("preview", "NATO", "--subscription", "x").exitCode())
                .isEqualTo(2);
        assertThat(gateway.run("preview", "NATO", "--last", "1d", "--from", "2026-01-01T00:00:00Z")
                        .exitCode())
                .isEqualTo(2);
    }
}
