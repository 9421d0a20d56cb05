package io.wirewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wirewatch.bench.suite.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole command on a handful of releases: every figure comes out, and the ratios follow from the rest. */
class ITBench {
    private static final BenchPlan TINY = new BenchPlan(
            1, 40, 4, 1, 40, 20, Duration.ofMillis(500), Duration.ofSeconds(1), 1, 1, 1, 3, Duration.ofMillis(100));
    /** Both sides are rounded to three digits. */
    private static final double ROUNDING = 0.02;

    private static List<Path> folders() throws Exception {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("wirewatch-bench"))
                    .sorted()
                    .toList();
        }
    }

    /** The numbers of a row, of the first table that has it. */
    private static double[] row(String markdown, String head) {
        String line = markdown.lines()
                .filter(one -> one.startsWith("| " + head + " |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + head + " in\n" + markdown));
        return Arrays.stream(line.substring(head.length() + 4).split("\\|"))
                .mapToDouble(cell -> Double.parseDouble(cell.replace(",", "").strip()))
                .toArray();
    }

    private static void assertRatio(String markdown, String ratio, String figure, String peer) {
        double[] ratios = row(markdown, ratio);
        for (int i = 0; i < ratios.length; i++) {
            double expected = row(markdown, figure)[i] / row(markdown, peer)[i];
            assertThat(ratios[i]).as(ratio).isCloseTo(expected, within(expected * ROUNDING));
        }
    }

    @Test
    void measuresASuiteOfItsOwnAndLeavesNothingBehind() throws Exception {
        List<Path> before = folders();
        String markdown = new Bench(TINY, 7, Launcher.ofClassPath(), System.err::println).run();

        String matched = "pushed over REST until all are `matched`";
        assertRatio(markdown, "**whole suite ÷ peer with REST**", matched, "peer: REST, broker, consumer");
        assertRatio(markdown, "**whole suite ÷ peer without**", matched, "peer: producer, broker, consumer");
        assertRatio(markdown, "**webhook ÷ peer**", "publish → webhook, ms", "peer: producer, broker, consumer, ms");
        assertThat(row(markdown, "from the first cleaned until all are `matched`"))
                .hasSize(1);
        assertThat(row(markdown, "webhook received")).hasSize(2);
        assertThat(row(markdown, "**warm `./wirewatch up` → ready**")).hasSize(1);
        assertThat(row(markdown, "**kill -9, start → webhook of a release pushed then**"))
                .hasSize(1);
        assertThat(row(markdown, "after all of this load")).hasSize(2);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(folders()).isEqualTo(before);
    }
}
