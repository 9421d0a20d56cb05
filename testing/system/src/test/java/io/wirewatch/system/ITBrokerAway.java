package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import io.wirewatch.testing.suite.Answer;
import io.wirewatch.testing.suite.JavaProcess;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without a broker the gateway takes nothing on and says when to come again; the command line obeys and resumes. */
class ITBrokerAway {
    private static final String SERVICE = "gateway";

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    @Test
    void pushesAreAnsweredWithRetryAfterAndIngestResumes() throws IOException, InterruptedException {
        try (WirewatchCluster cluster = WirewatchCluster.start(Files.createDirectories(FOLDER.path("cluster")));
                ServiceProcesses services = new ServiceProcesses(cluster, FOLDER.path("services"))) {
            services.launch(SERVICE);
            services.awaitUp(SERVICE);
            Rest rest = services.rest(SERVICE);
            cluster.stopBroker();

            assertAway(rest);
            try (JavaProcess ingest = ingest(rest)) {
                KillRound.await(
                        "ingest was told to wait", () -> !ingest.errors().isBlank());
                assertThat(ingest.isAlive()).isTrue();
                cluster.startBroker();
                assertThat(ingest.awaitExit(Duration.ofSeconds(90)))
                        .as(ingest.errors())
                        .isZero();
            }
            services.awaitUp(SERVICE);
            assertThat(cluster.readAll(Topics.RELEASES_RAW))
                    .as("only what was answered with 202")
                    .noneMatch(record -> record.key().equals(Ids.release("main", "push", "id", "refused")))
                    .hasSize(1);
        }
    }

    private static void assertAway(Rest rest) {
        Answer answer = rest.post("/releases", Map.of("id", "refused", "text", "Nobody writes this down."));
        answer.expect(503);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asText()).isNotBlank();
        KillRound.await(
                "the gateway is not ready", () -> rest.get("/health/readiness").status() == 503);
        assertThat(rest.get("/health/liveness").status()).isEqualTo(200);
    }

    private static JavaProcess ingest(Rest rest) throws IOException {
        Path text = Files.writeString(FOLDER.path("release.txt"), "Iceland sold fish.\n\nIt was cod.\n");
        return JavaProcess.start(
                FOLDER.path("ingest.log"),
                List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"),
                SuiteProcess.MAIN,
                List.of("ingest", "--url", rest.base().toString(), text.toString()));
    }
}
