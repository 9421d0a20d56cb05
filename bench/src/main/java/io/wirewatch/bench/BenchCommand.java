package io.wirewatch.bench;

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

/** {@code bench/run}: prints the figures, and writes them to the page where asked. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measures Wirewatch on a suite of its own, and prints the figures in Markdown.")
public final class BenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "Less of everything: under a minute and a half, not to be published.")
    private boolean quick;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Seed of the made-up releases (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--write",
            paramLabel = "PAGE",
            description = "Put the figures in their place on this page as well.")
    private Path page;

    @Option(
            names = "--launcher",
            paramLabel = "SCRIPT",
            description = "What starts a suite (default: the classes of this process).")
    private Path launcher;

    @Spec
    private CommandSpec spec;

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Launcher start = launcher == null ? Launcher.ofClassPath() : Launcher.script(launcher.toString());
        long begun = System.nanoTime();
        String figures = new Bench(quick ? BenchPlan.QUICK : BenchPlan.FULL, seed, start, what -> {
                    long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
                    err.printf("%4d s  %s%n", seconds, what);
                    err.flush();
                })
                .run();
        out.print(figures);
        out.flush();
        if (page != null) {
            MarkedSection.replace(page, "run", figures);
        }
        return 0;
    }
}
