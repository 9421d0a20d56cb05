package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.testing.suite.JavaProcess;
import io.wirewatch.testing.suite.SuiteProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two suites do not meet, and a data folder has one master. */
class ITTwoSuites {
    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    @Test
    void runSideBySideOnFoldersOfTheirOwnAndRefuseOneInUse() {
        try (SuiteProcess one = SuiteProcess.start(FOLDER.path("one"));
                SuiteProcess other = SuiteProcess.start(FOLDER.path("other"))) {
            String release = new Steps(one.rest()).pushText("test", "1", "Only here.\n\nNowhere else.");
            one.rest().awaitMatched(release);
            assertThat(other.rest().get("/releases/" + release).status()).isEqualTo(404);
            assertThat(one.broker()).isNotEqualTo(other.broker());

            assertRefused(one);
            assertThat(one.rest()
                            .post("/releases", Map.of("text", "It still works."))
                            .status())
                    .isEqualTo(202);
        }
    }

    private static void assertRefused(SuiteProcess holder) {
        try (JavaProcess second = JavaProcess.start(
                FOLDER.path("second.log"),
                SuiteProcess.QUICK_START,
                SuiteProcess.MAIN,
                List.of("up", "--data", FOLDER.path("one").toString(), "--port", "0"))) {
            assertThat(second.awaitExit(Duration.ofSeconds(30))).isEqualTo(1);
            assertThat(second.errors())
                    .contains("in use", Long.toString(holder.process().pid()), "--data");
            assertThat(second.lines()).isEmpty();
        }
    }
}
