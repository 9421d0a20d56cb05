package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do about alerts, on the command line. */
class AlertsCommandTest {
    private static final String ALERT = """
            {"id":"alr_1","status":"raised","raisedAt":"2026-11-24T10:00:00Z","subscription":{"name":"Liaison"},
             "releases":[{"title":"Offices","source":"wire"}],"evidence":[],
             "handling":{"mutedUntil":"2026-12-01T10:00:00.000Z","mutedBy":"local","acknowledgedAt":"2026-11-24T11:00:00.000Z",
                         "acknowledgedBy":"local","assignee":"Kim","note":"seen"}}""";

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
            alerts mute alr_1                                 | mute          | {}
            alerts mute alr_1 --for 7d                        | mute          | {"for":"PT168H"}
            alerts mute alr_1 --until 2026-12-24T10:00:00Z    | mute          | {"until":"2026-12-24T10:00:00Z"}
            alerts unmute alr_1                               | unmute        | ''
            alerts acknowledge alr_1                          | acknowledge   | {}
            alerts acknowledge alr_1 --note seen              | acknowledge   | {"note":"seen"}
            alerts unacknowledge alr_1                        | unacknowledge | ''
            alerts assign alr_1 Kim                           | assign        | {"to":"Kim"}
            alerts unassign alr_1                             | unassign      | ''
            """)
    void whatIsDoneIsSaidToTheGatewayAndTheAlertIsShownAsItIsThen(String line, String verb, String body) {
        gateway.answer("POST /api/v1/alerts/alr_1:" + verb, 200, ALERT);
        CommandRun run = run(line.split(" +"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(gateway.requests().getLast().body()).isEqualTo(body);
        assertThat(run.out().lines())
                .contains(
                        "  muted until 2026-12-01T10:00:00.000Z by local",
                        "  acknowledged 2026-11-24T11:00:00.000Z by local: seen",
                        "  assigned to Kim",
                        "  Offices  (wire)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "suppressed":"cooldown"                         | not sent: within the cool-down
            "suppressed":"replay"                           | this change was not sent: a replay made it quietly
            "suppressed":"what-joins-later"                 | not sent: what-joins-later
            "suppressed":null,"suppressedBefore":3          | 3 not sent before
            """)
    void whatWasNotSentSaysWhyInWords(String fields, String words) {
        gateway.answer("POST /api/v1/alerts/alr_1:unmute", 200, "{\"id\":\"alr_1\"," + fields + "}");

        assertThat(run("alerts", "unmute", "alr_1").out().lines().findFirst().orElseThrow())
                .endsWith("  " + words);
    }

    @Test
    void jsonIsWhatTheGatewayAnswered() {
        gateway.answer("POST /api/v1/alerts/alr_1:unmute", 200, "{\"id\":\"alr_1\",\"handling\":null}");
        assertThat(run("alerts", "unmute", "alr_1", "-o", "json").out()).contains("\"handling\" : null");
    }

    @Test
    void aRefusalIsTheGatewaysSentence() {
        gateway.answer("POST /api/v1/alerts/alr_9:mute", 404, "{\"detail\":\"There is no alert \\\"alr_9\\\".\"}");
        CommandRun run = run("alerts", "mute", "alr_9");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no alert \"alr_9\".");
    }

    @Test
    void alertsAreAskedForByWhatWasDoneAboutThem() {
        run("alerts", "--open", "--assignee", "Kim Lee", "--muted");
        assertThat(gateway.requests().getLast().call())
                .startsWith("GET /api/v1/alerts?acknowledged=false&assignee=Kim%20Lee&muted=true&limit=");
        run("alerts", "--acknowledged");
        assertThat(gateway.requests().getLast().call()).startsWith("GET /api/v1/alerts?acknowledged=true&limit=");
        assertThat(run("alerts", "--follow", "--open").err()).contains("--subscription and --after alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts mute",
                "alerts assign alr_1",
                "alerts mute alr_1 --for often",
                "alerts mute alr_1 --for 1d --until 2026-12-24T10:00:00Z",
                "alerts --open --acknowledged"
            })
    void wrongUseIsExitCode2(String line) {
        CommandRun run = run(line.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(gateway.requests()).isEmpty();
    }
}
