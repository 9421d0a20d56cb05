package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.MarkedSection;
import io.wirewatch.bench.suite.Launcher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/streams}: prints the figures, and writes them to the page where asked. */
@Command(
        name = "bench/streams",
        mixinStandardHelpOptions = true,
        description =
                "Measures matching through Kafka beside programs that only copy, and prints the figures in Markdown.")
public final class StreamsBenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "A tenth of the subscriptions: under two minutes, not to be published.")
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

    @Option(names = "--launcher", paramLabel = "SCRIPT", required = true, description = "What starts a service.")
    private Path launcher;

    @Spec
    private CommandSpec spec;

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StreamsBenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        long begun = System.nanoTime();
        StreamsPlan plan = quick ? StreamsPlan.QUICK : StreamsPlan.FULL;
        String figures = new StreamsBench(plan, seed, Launcher.script(launcher.toString()), what -> {
                    long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
                    err.printf("%4d s  %s%n", seconds, what);
                    err.flush();
                })
                .run();
        out.print(figures);
        out.flush();
        if (page != null) {
            MarkedSection.replace(page, "streams", figures);
        }
        return 0;
    }
}
