package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reading releases again would change, on the command line. */
class ReplayPreviewTest {
    private static final String POST = "POST /api/v1/replays:preview";
    private static final String CHANGE = "{\"release\":\"rel_%d\",\"title\":\"Talks\",\"gained\":[{\"actor\":\"nato\","
            + "\"alias\":\"the Alliance\",\"quote\":\"So the Alliance met.\"}],\"lost\":[{\"actor\":\"russia\","
            + "\"alias\":\"Russia\",\"quote\":\"Russia\"}]}";
    private static final String SUM =
            "\"stage\":\"extraction\",\"compared\":500,\"changed\":2,\"actors\":[{\"actor\":\"nato\",\"gained\":1200,"
                    + "\"lost\":0},{\"actor\":\"russia\",\"gained\":0,\"lost\":3}],\"subscriptions\":[{\"subscription\":\"sub_1\","
                    + "\"gained\":2,\"lost\":1}],\"alerts\":{\"raised\":1,\"lost\":2},\"warnings\":[\"a remark\"],";

    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void answers(boolean complete) {
        String progress = "\"progress\":{\"done\":500,\"total\":1000,\"millis\":1500}}\n";
        gateway.answer(
                POST,
                200,
                "{\"changes\":[" + CHANGE.formatted(1) + "]," + SUM + "\"complete\":false," + progress
                        + "{\"changes\":[" + CHANGE.formatted(2) + "]," + SUM + "\"complete\":" + complete + ","
                        + progress);
    }

    @Test
    void peopleSeeWhatChangesMostAndTheSentences() {
        answers(true);
        CommandRun run = gateway.run("replay", "preview", "--actor", "nato");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "2 of 500 releases change; alerts: 1 more, 2 that nothing holds up any more; 1.5 s",
                        "  +1,200           mentions of nato",
                        "               -3  mentions of russia",
                        "      +2       -1  releases for sub_1",
                        "",
                        "Talks  rel_1",
                        "  + nato: So the Alliance met.  [the Alliance]",
                        "  - russia: Russia",
                        "",
                        "Talks  rel_2",
                        "  + nato: So the Alliance met.  [the Alliance]",
                        "  - russia: Russia");
        assertThat(run.err())
                .contains("a remark")
                .contains("wirewatch replay reprocess --stage extraction makes it so");
        assertThat(gateway.requests().getLast().body())
                .isEqualTo("{\"kind\":\"reprocess\",\"stage\":\"extraction\",\"actors\":[\"nato\"]}");
    }

    @Test
    void ofPagesPeopleSeeWhatIsReadOtherwise() {
        String diff =
                "{\"paragraphs\":[{\"kind\":\"same\"},{\"kind\":\"changed\",\"words\":[{\"kind\":\"same\",\"text\":"
                        + "\"The pier \"},{\"kind\":\"removed\",\"text\":\"(advertisement) \"},{\"kind\":\"added\",\"text\":"
                        + "\"opened.\"}]}]}";
        gateway.answer(
                POST,
                200,
                "{\"changes\":["
                        + CHANGE.formatted(1).replace("}]}", "}],\"differs\":[\"text\",\"published\"],\"diff\":" + diff)
                        + "}," + CHANGE.formatted(2).replace("}]}", "}],\"differs\":[\"gone\"],\"diff\":null}") + "],"
                        + SUM.replace("extraction", "cleaning")
                        + "\"complete\":true,\"progress\":{\"done\":9,\"total\":9,\"millis\":1500}}\n");
        CommandRun run = gateway.run("replay", "preview", "--stage", "cleaning");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "2 releases of 500 pages change; alerts: 1 more, 2 that nothing holds up any more; 1.5 s",
                        "  differs: text, published",
                        "    … 1 paragraph unchanged",
                        "  ~ The pier [-(advertisement) -]{+opened.+}",
                        "  + nato: So the Alliance met.  [the Alliance]",
                        "  differs: gone");
        assertThat(run.err()).contains("wirewatch replay reprocess --stage cleaning makes it so");
        assertThat(gateway.requests().getLast().body()).isEqualTo("{\"kind\":\"reprocess\",\"stage\":\"cleaning\"}");
    }

    @Test
    void whatMakesItSoIsToldAsItWasAsked() {
        answers(true);
        CommandRun run =
                gateway.run(("replay preview --stage cleaning --source src_a --source b.example --selectors current"
                                + " --from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z")
                        .split(" "));

        assertThat(run.err())
                .contains("wirewatch replay reprocess --stage cleaning --source src_a --source b.example --selectors"
                        + " current --from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z makes it so");
        assertThat(gateway.requests().getLast().body())
                .isEqualTo("{\"kind\":\"reprocess\",\"stage\":\"cleaning\",\"sources\":[\"src_a\",\"b.example\"],"
                        + "\"selectors\":\"current\",\"from\":\"2026-01-01T00:00:00Z\","
                        + "\"to\":\"2026-02-01T00:00:00Z\"}");
    }

    @Test
    void programsGetALineForEachReleaseAndTheSum() throws IOException {
        answers(true);
        CommandRun run = gateway.run("replay", "preview", "--last", "30d", "--output", "json");

        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("rel_1");
        assertThat(lines.get(1)).contains("rel_2");
        assertThat(lines.get(2)).contains("\"complete\":true").doesNotContain("rel_2");
        JsonNode asked = gateway.requests().getLast().lines().get(0);
        assertThat(Instant.parse(asked.path("from").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofDays(31)), Instant.now().minus(Duration.ofDays(29)));
    }

    @Test
    void whatWasCutOffIsAFailure() {
        answers(false);
        CommandRun cut = gateway.run("replay", "preview");
        assertThat(cut.exitCode()).isEqualTo(1);
        assertThat(cut.out()).contains("cut off");
    }

    @Test
    void aRefusalSaysWhy() {
        gateway.answer(POST, 404, "{\"detail\":\"There is no actor x.\"}");
        CommandRun refused = gateway.run("replay", "preview", "--actor", "x");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("There is no actor x.");

        assertThat(gateway.run("replay", "preview", "--last", "1d", "--from", "2026-01-01T00:00:00Z")
                        .exitCode())
                .isEqualTo(2);
    }
}
