package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite as its users run it, through the commands they use. */
class ITUp {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private void ingest(String url, String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        CommandRun run = CommandRun.of("ingest", "--url", url, file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private void ingestDirectly(Path data, String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        CommandRun run = CommandRun.of("ingest", "--direct", "--data", data.toString(), file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static JsonNode alerts(String url) throws Exception {
        CommandRun run = CommandRun.of("alerts", "--url", url, "--output", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out()).path("items");
    }

    private static void awaitAlerts(String url, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> alerts(url).size() == count);
    }

    @Test
    void servesFromReadyToTheEndAndAgainAfterKillMinus9() throws Exception {
        Path data = folder.resolve("data");
        try (UpProcess first = UpProcess.start(data)) {
            String url = first.awaitReady();
            assertThat(CommandRun.of("watch", "NATO AND Russia", "--url", url).exitCode())
                    .isZero();
            ingest(url, "one.txt", "A Visit\n\nBRUSSELS, May 4, 2004 - NATO and Russia met.");
            awaitAlerts(url, 1);
            assertStatus(data, url);
            refusesASecondSuite(data);
            first.kill();
        }
        try (UpProcess second = UpProcess.start(data)) {
            String url = second.awaitReady();
            awaitAlerts(url, 1);
            ingestDirectly(data, "two.txt", "Another Visit\n\nMOSCOW, May 9, 2005 - Russia received the head of NATO.");
            awaitAlerts(url, 2);
            assertThat(second.end()).isLessThan(Duration.ofSeconds(20));
            assertThat(second.remainingOutput()).isEmpty();
            assertThat(data.resolve("suite.json")).doesNotExist();
        }
    }

    private static void assertStatus(Path data, String url) throws Exception {
        CommandRun status = CommandRun.of("status", "--data", data.toString(), "--output", "json");
        assertThat(status.exitCode()).as(status.out()).isZero();
        JsonNode json = JSON.readTree(status.out());
        assertThat(json.path("url").asText()).isEqualTo(url);
        assertThat(json.path("broker").asText()).startsWith("127.0.0.1:");
        assertThat(json.path("registry").asText()).startsWith("http://127.0.0.1:");
        CommandRun doctor = CommandRun.of("doctor", "--data", data.toString());
        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
    }

    private static void refusesASecondSuite(Path data) {
        CommandRun refused = CommandRun.of("up", "--port", "0", "--data", data.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("in use by process").doesNotContain("Exception");
    }
}
