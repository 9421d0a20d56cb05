package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays on the command line. */
class ReplayCommandTest {
    private static final String POST = "POST /api/v1/replays";
    private static final String RUNNING = """
            {"id":"rpl_1","kind":"backfill","subscription":null,"subscriptions":["a","b","c","d"],
             "from":"2026-01-01T00:00:00.000Z","to":null,"deliver":true,"pace":10,"status":"running","error":null,
             "leftOut":[{"subscription":"b","reason":"there is no subscription b"}],
             "reachesBackTo":"2026-01-05T00:00:00.000Z",
             "progress":{"done":3400,"total":10000,"ratePerSecond":1200.4,"secondsLeft":95},
             "counts":{"scanned":3400,"matched":120,"handed":125}}""";

    private static final String REPROCESSING = RUNNING.replace("backfill", "reprocess")
            .replace("\"subscription\":null", "\"subscription\":null,\"stage\":\"extraction\"")
            .replace("[\"a\",\"b\",\"c\",\"d\"]", "[]");

    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private CommandRun run(String... args) {
        return gateway.run(args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replay start a                                    | {"kind":"backfill","subscription":"a"}
            replay start a b                                  | {"kind":"backfill","subscriptions":["a","b"]}
            replay start a --from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z | \
            {"kind":"backfill","subscription":"a","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z"}
            replay start a --deliver --pace 5                 | {"kind":"backfill","subscription":"a","deliver":true,"pace":5}
            replay reprocess                                  | {"kind":"reprocess","stage":"extraction"}
            replay reprocess --stage cleaning --source a --source b.example --selectors current | \
            {"kind":"reprocess","stage":"cleaning","sources":["a","b.example"],"selectors":"current"}
            replay reprocess --stage cleaning                 | {"kind":"reprocess","stage":"cleaning"}
            replay reprocess --from 2026-01-01T00:00:00Z --deliver | \
            {"kind":"reprocess","stage":"extraction","from":"2026-01-01T00:00:00Z","deliver":true}
            replay reprocess --to 2026-02-01T00:00:00Z --deliver --pace 10 | \
            {"kind":"reprocess","stage":"extraction","to":"2026-02-01T00:00:00Z","deliver":true,"pace":10}
            """)
    void aReplayIsAskedForAsItIsSaid(String line, String body) {
        gateway.answer(POST, 201, RUNNING);
        CommandRun run = run(line.split(" +"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(gateway.requests().getLast().body()).isEqualTo(body);
        assertThat(run.out()).startsWith("rpl_1  running");
    }

    @Test
    void theLastDaysAreCountedFromNow() throws IOException {
        gateway.answer(POST, 201, RUNNING);
        run("replay", "start", "a", "--last", "30d");

        JsonNode body = gateway.requests().getLast().lines().get(0);
        assertThat(Instant.parse(body.path("from").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofDays(31)), Instant.now().minus(Duration.ofDays(29)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replay start a --last 30d --from 2026-01-01T00:00:00Z | give one
            replay start a --pace 5                               | add --deliver
            replay reprocess --pace 5                             | add --deliver
            replay reprocess sub_1                                | Unmatched
            replay reprocess --last 30d --from 2026-01-01T00:00:00Z | give one
            replay reprocess --last soon                          | is no duration
            replay start a --last soon                            | is no duration
            replay start                                          | SUBSCRIPTION
            """)
    void whatMakesNoSenseIsAMistakeInTheCommandLine(String line, String says) {
        CommandRun run = run(line.split(" +"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(says);
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void peopleSeeHowFarItIsHowFastItGetsOnAndWhatTheyShouldKnow() {
        gateway.answer("GET /api/v1/replays/rpl_1", 200, RUNNING);

        assertThat(run("replay", "show", "rpl_1").out().lines())
                .containsExactly(
                        "rpl_1  running  backfill of a, b and 2 others  from 2026-01-01T00:00:00.000Z",
                        "  3,400 of 10,000 records (34 %), 1,200 a second, 1 min 35 s left",
                        "  120 releases matched, 125 records handed to matching",
                        "  its alerts are sent, 10 a minute at most",
                        "  the log reaches back to 2026-01-05T00:00:00.000Z only; what came in before is not there any more",
                        "  goes on without b: there is no subscription b");
    }

    @Test
    void theListHasRatesAndTimesLeft() {
        gateway.answer(
                "GET /api/v1/replays?limit=50",
                200,
                "{\"items\":[" + RUNNING
                        + ",{\"id\":\"rpl_2\",\"kind\":\"backfill\",\"status\":\"queued\",\"subscriptions\":[\"a\"],"
                        + "\"progress\":{\"done\":0,\"total\":0,\"ratePerSecond\":null,\"secondsLeft\":null},"
                        + "\"counts\":{\"matched\":0}}," + REPROCESSING.replace("rpl_1", "rpl_3") + "]}");

        assertThat(run("replay", "list").out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "ID KIND STATUS OF DONE TOTAL RATE LEFT MATCHED",
                        "rpl_1 backfill running a, b and 2 others 3400 10000 1,200 a second 1 min 35 s left 120",
                        "rpl_2 backfill queued a 0 0 0",
                        "rpl_3 reprocess running extraction 3400 10000 1,200 a second 1 min 35 s left 120");
    }

    @ParameterizedTest
    @CsvSource({"pause", "resume"})
    void itIsToldToStandStillAndToGoOn(String verb) {
        gateway.answer("POST /api/v1/replays/rpl_1:" + verb, 200, RUNNING);
        gateway.answer(
                "POST /api/v1/replays/rpl_2:" + verb, 409, "{\"detail\":\"The replay is done: ask for a new one.\"}");

        assertThat(run("replay", verb, "rpl_1").exitCode()).isZero();
        CommandRun refused = run("replay", verb, "rpl_2");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("ask for a new one");
    }

    @Test
    void aReprocessingSaysWhatChanged() {
        gateway.answer("GET /api/v1/replays/rpl_1", 200, REPROCESSING);

        assertThat(run("replay", "show", "rpl_1").out().lines())
                .contains("  120 releases changed, 125 written anew")
                .contains("  what becomes of alerts is sent, of 10 releases a minute at most")
                .first()
                .asString()
                .startsWith("rpl_1  running  reprocess of extraction  from ");
    }

    @Test
    void ofCleaningItCountsPages() {
        gateway.answer("GET /api/v1/replays/rpl_1", 200, REPROCESSING.replace("extraction", "cleaning"));

        assertThat(run("replay", "show", "rpl_1").out().lines())
                .contains("  120 pages changed, 125 copies written, to be read again")
                .contains("  what becomes of alerts is sent, of 10 pages a minute at most");
    }

    @Test
    void ofWhichSourcesAndByWhichSelectorsIsSaid() {
        gateway.answer(
                "GET /api/v1/replays/rpl_1",
                200,
                REPROCESSING.replace(
                        "\"stage\":\"extraction\"",
                        "\"stage\":\"cleaning\",\"sources\":[\"src_a\",\"b.example\"],\"selectors\":\"current\""));

        assertThat(run("replay", "show", "rpl_1").out().lines())
                .first()
                .asString()
                .startsWith("rpl_1  running  reprocess of cleaning  of src_a, b.example  by current selectors  from ");
    }

    @Test
    void whatCannotBeReadAgainIsSaidInTheGatewaysWords() {
        gateway.answer(POST, 400, "{\"detail\":\"stage takes extraction, not \\\"cleaning\\\"\"}");

        CommandRun run = run("replay", "reprocess", "--stage", "cleaning");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("stage takes extraction, not \"cleaning\"");
    }

    @Test
    void whoFollowsAReprocessingSeesItsEnd() {
        gateway.answer(POST, 201, REPROCESSING.replace("running", "queued"))
                .answer("GET /api/v1/replays/rpl_1", 200, REPROCESSING)
                .answer("GET /api/v1/replays/rpl_1", 200, REPROCESSING.replace("running", "done"));

        CommandRun run = run("replay", "reprocess", "--follow");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("rpl_1  done  reprocess of extraction");
        assertThat(run.err()).contains("rpl_1 goes on without this command");
    }

    @Test
    void whoFollowsOneStaysUntilItStandsStill() {
        gateway.answer(POST, 201, RUNNING.replace("running", "queued"))
                .answer("GET /api/v1/replays/rpl_1", 200, RUNNING)
                .answer("GET /api/v1/replays/rpl_1", 503, "{\"detail\":\"away\"}", "0")
                .answer("GET /api/v1/replays/rpl_1", 200, RUNNING.replace("running", "done"));

        CommandRun run = run("replay", "start", "a", "--follow");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("rpl_1  done");
        assertThat(run.err()).contains("rpl_1 goes on without this command");
        assertThat(gateway.requests()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"failed", "cancelled", "paused"})
    void oneThatIsNotDoneIsAFailureOfTheCommandThatFollowedIt(String status) {
        gateway.answer("GET /api/v1/replays/rpl_1", 200, RUNNING.replace("running", status));

        CommandRun run = run("replay", "follow", "rpl_1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().contains("replay resume rpl_1")).isEqualTo(status.equals("paused"));
    }

    @Test
    void jsonIsWhatTheGatewayAnswered() throws IOException {
        gateway.answer("GET /api/v1/replays/rpl_1", 200, RUNNING.replace("running", "done"));

        CommandRun run = run("replay", "follow", "rpl_1", "-o", "json");

        assertThat(run.out()).contains("\"reachesBackTo\" : \"2026-01-05T00:00:00.000Z\"");
        assertThat(run.err()).isEmpty();
    }
}
