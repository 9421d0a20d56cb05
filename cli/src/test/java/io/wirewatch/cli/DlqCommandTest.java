package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DlqCommandTest {
    private static final String LIST = """
            {"items":[{"id":"dlq_1","topic":"wirewatch.releases.raw","partition":2,"offset":17,"status":"open","service":"cleaning",
             "reason":"failed","detail":"it is no good","key":"rel_1","at":"2026-11-24T10:00:00.000Z"}],"nextCursor":null}""";
    private static final String SUMMARY = """
            {"items":[{"topic":"wirewatch.releases.raw","service":"cleaning","reason":"failed","open":2500,"redriven":3,"dropped":0,
             "first":"2026-11-24T09:00:00.000Z","last":"2026-11-24T10:00:00.000Z"}],"complete":true}""";
    private static final String NONE = "{\"items\":[],\"complete\":true}";

    private FakeGateway gateway;
    private final InputStream before = System.in;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
        System.setIn(before);
        System.clearProperty("wirewatch.stdin");
    }

    private static void typed(String answer) {
        System.setProperty("wirewatch.stdin", "terminal");
        System.setIn(new ByteArrayInputStream((answer + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withoutMoreItCountsWhatThereIsAndListsIt() {
        gateway.answer("GET /api/v1/dead-letters:summary", 200, SUMMARY);
        gateway.answer("GET /api/v1/dead-letters?limit=50", 200, LIST);
        CommandRun run = gateway.run("dlq");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "TOPIC                   SERVICE   REASON  OPEN  REDRIVEN  DROPPED  LAST",
                        "wirewatch.releases.raw  cleaning  failed  2500  3         0        2026-11-24T10:00:00.000Z",
                        "",
                        "ID     AT                        TOPIC                   SERVICE   REASON  KEY    DETAIL",
                        "dlq_1  2026-11-24T10:00:00.000Z  wirewatch.releases.raw  cleaning  failed  rel_1  it is no good");
    }

    @Test
    void filtersGoToTheGatewayAndAllListsWhatWasDealtWithToo() {
        String filters = "topic=releases.raw&service=cleaning&reason=no-text";
        gateway.answer("GET /api/v1/dead-letters:summary?" + filters, 200, NONE);
        gateway.answer("GET /api/v1/dead-letters?" + filters + "&limit=50", 200, "{\"items\":[],\"nextCursor\":null}");
        String[] options = {"dlq", "--topic", "releases.raw", "--service", "cleaning", "--reason", "no-text"};
        assertThat(gateway.run(options).err()).contains("--all lists");
        gateway.answer("GET /api/v1/dead-letters?status=open,redriven,dropped&limit=50", 200, LIST);
        CommandRun json = gateway.run("dlq", "list", "--all", "--output", "json");
        assertThat(json.exitCode()).isZero();
        assertThat(json.out()).contains("\"dlq_1\"");
        assertThat(gateway.run("dlq", "list", "--last", "often").exitCode()).isEqualTo(2);
    }

    @Test
    void oneIsShownWithItsHeadersAndItsValue() {
        gateway.answer("GET /api/v1/dead-letters/dlq_1", 200, """
                {"id":"dlq_1","reason":"failed","schema":"RawRelease","value":{"title":"Ghana"},"undecoded":null,
                 "headers":[{"name":"wirewatch.dlq.service","value":"cleaning"}]}""");
        assertThat(gateway.run("dlq", "show", "dlq_1").out())
                .contains("reason     failed", "wirewatch.dlq.service: cleaning", "\"title\" : \"Ghana\"");
    }

    @Test
    void thoseOfIdsAreRedrivenAndWhatStandsAgainstOneKeepsNoOther() {
        gateway.answer("POST /api/v1/dead-letters/dlq_1:redrive", 409, "{\"detail\":\"It is a table.\"}");
        gateway.answer("POST /api/v1/dead-letters/dlq_2:redrive", 200, "{\"id\":\"dlq_2\"}");
        CommandRun run = gateway.run("dlq", "redrive", "dlq_1", "dlq_2");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("1 redriven, 1 not");
        assertThat(run.err()).contains("dlq_1: It is a table.");
    }

    @Test
    void allOfAReasonAreRedrivenCallAfterCallWithTheirCount() {
        gateway.answer("GET /api/v1/dead-letters:summary?reason=failed", 200, SUMMARY);
        gateway.answer("POST /api/v1/dead-letters:redrive", 200, """
                {"status":"redriven","done":1000,"refused":0,"refusals":[],"nextCursor":"here"}""");
        gateway.answer("POST /api/v1/dead-letters:redrive", 200, """
                {"status":"redriven","done":1499,"refused":1,"refusals":[{"id":"dlq_9","detail":"Too old."}],"nextCursor":null}""");
        CommandRun run = gateway.run("dlq", "redrive", "--reason", "failed");
        assertThat(run.err()).contains("1000 of 2500", "dlq_9: Too old.");
        assertThat(run.out()).contains("2499 redriven, 1 not");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(gateway.requests().getLast().body()).isEqualTo("{\"reason\":\"failed\",\"cursor\":\"here\"}");
    }

    @Test
    void aDropIsAskedForAndWithoutATerminalMustBeSaid() {
        CommandRun unasked = gateway.run("dlq", "drop", "dlq_1");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("--yes");
        assertThat(gateway.requests()).isEmpty();

        gateway.answer("DELETE /api/v1/dead-letters/dlq_1", 204, "");
        typed("no");
        CommandRun declined = gateway.run("dlq", "drop", "dlq_1");
        assertThat(declined.err()).contains("Drop 1 dead letter? [y/N]", "nothing was dropped");
        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(gateway.requests()).isEmpty();

        typed("y");
        assertThat(gateway.run("dlq", "drop", "dlq_1").out()).contains("1 dropped");
        System.clearProperty("wirewatch.stdin");
        assertThat(gateway.run("dlq", "drop", "dlq_1", "--yes").exitCode()).isZero();
    }

    @Test
    void aDropOfManySaysHowManyFirst() {
        gateway.answer("GET /api/v1/dead-letters:summary?topic=matches", 200, SUMMARY);
        gateway.answer("POST /api/v1/dead-letters:drop", 200, """
                {"status":"dropped","done":2500,"refused":0,"refusals":[],"nextCursor":null}""");
        typed("yes");
        CommandRun run = gateway.run("dlq", "drop", "--topic", "matches");
        assertThat(run.err()).contains("Drop 2500 dead letters?");
        assertThat(run.out()).contains("2500 dropped");
        assertThat(gateway.run("dlq", "drop", "--topic", "matches", "--yes", "-o", "json")
                        .out())
                .contains("\"done\" : 2500");
    }

    @Test
    void whichMustBeSaidInOneWay() {
        assertThat(gateway.run("dlq", "redrive").err()).contains("Say which");
        assertThat(gateway.run("dlq", "redrive", "--last", "1d").exitCode()).isEqualTo(2);
        assertThat(gateway.run("dlq", "redrive", "dlq_1", "--topic", "matches").err())
                .contains("one or the other");
        assertThat(gateway.run("dlq", "drop", "--yes").exitCode()).isEqualTo(2);
        assertThat(gateway.requests()).isEmpty();
    }
}
