package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.MarkedSection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/matching}: prints the figures, and writes them to the page where asked. */
@Command(
        name = "bench/matching",
        mixinStandardHelpOptions = true,
        description = "Measures matching against its rivals, and prints the figures in Markdown.")
public final class MatchingBenchCommand implements Callable<Integer> {
    @Option(
            names = "--quick",
            description = "A tenth of the subscriptions: under a minute and a half, not to be published.")
    private boolean quick;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Seed of the made-up subscriptions and releases (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--write",
            paramLabel = "PAGE",
            description = "Put the figures in their place on this page as well.")
    private Path page;

    @Spec
    private CommandSpec spec;

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MatchingBenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        long begun = System.nanoTime();
        String figures = new MatchingBench(quick ? MatchingPlan.QUICK : MatchingPlan.FULL, seed, what -> {
                    long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
                    err.printf("%4d s  %s%n", seconds, what);
                    err.flush();
                })
                .run();
        out.print(figures);
        out.flush();
        if (page != null) {
            MarkedSection.replace(page, "matching", figures);
        }
        return 0;
    }
}
