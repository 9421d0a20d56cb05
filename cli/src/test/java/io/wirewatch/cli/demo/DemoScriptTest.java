package io.wirewatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScriptTest {
    private final DemoScript script = DemoScript.load();

    @Test
    void everyReleaseExpectsSubscriptionsThatTheScriptMakes() {
        List<String> subscriptions =
                script.subscriptions().stream().map(s -> s.path("id").asText()).toList();
        assertThat(script.steps()).hasSize(12).allSatisfy(step -> {
            assertThat(subscriptions).containsAll(step.raises());
            assertThat(step.why()).isNotBlank();
        });
    }

    @Test
    void theCopyIsTheVeryTextThatThePageQuotes() {
        String page = script.steps().get(0).body().path("html").asText().replaceAll("\\s+", " ");
        script.steps()
                .get(1)
                .body()
                .path("text")
                .asText()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> assertThat(page).contains(line));
    }
}
