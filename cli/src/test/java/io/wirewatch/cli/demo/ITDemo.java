package io.wirewatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.cli.CommandRun;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ITDemo {
    private static final Pattern ALERT = Pattern.compile("alr_[A-Za-z0-9]+");

    @TempDir
    Path data;

    private static List<String> alerts(CommandRun run) {
        return ALERT.matcher(run.out())
                .results()
                .map(hit -> hit.group())
                .distinct()
                .toList();
    }

    @Test
    void goesAsTheScriptSaysWithTheSameIdsOnEveryRunAndOnUsedData() {
        CommandRun fresh = CommandRun.of("demo", "--once", "--port", "0", "--data", data.toString());
        assertThat(fresh.exitCode()).as(fresh.out() + fresh.err()).isZero();
        CommandRun again = CommandRun.of("demo", "--once", "--port", "0", "--data", data.toString());
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        CommandRun elsewhere = CommandRun.of("demo", "--once", "--port", "0");
        assertThat(elsewhere.exitCode()).as(elsewhere.out() + elsewhere.err()).isZero();
        assertThat(alerts(fresh)).isNotEmpty().isEqualTo(alerts(elsewhere)).isEqualTo(alerts(again));
        assertThat(fresh.out()).contains("signature verified", "[NATO]", "Look next:");
    }
}
