package io.wirewatch.bench;

import io.wirewatch.bench.figure.MarkedSection;
import io.wirewatch.bench.suite.Machine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands of the bench have in common: they print figures, and write them to the page where asked. */
public abstract class FiguresCommand implements Callable<Integer> {
    private final String section;

    @Option(names = "--quick", description = "Less of everything: minutes become seconds, not to be published.")
    private boolean quick;

    @Option(names = "--seed", defaultValue = "42", description = "Seed of what is made up (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--write",
            paramLabel = "PAGE",
            description = "Put the figures in their place on this page as well.")
    private Path page;

    @Spec
    private CommandSpec spec;

    /**
     * @param section which part of the page its figures are, see {@link MarkedSection}
     */
    protected FiguresCommand(String section) {
        this.section = section;
    }

    /** Runs a command, and ends with its status. */
    protected static void run(FiguresCommand command, String[] arguments) {
        System.exit(new CommandLine(command).execute(arguments));
    }

    /**
     * Measures everything; the figures in Markdown.
     *
     * @param seed of what is made up
     * @param progress told what is going on
     */
    protected abstract String figures(boolean quick, long seed, Consumer<String> progress) throws Exception;

    @Override
    public final Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        long begun = System.nanoTime();
        String taken = "Taken on %s, Java %d, seed %d; load of the machine before: %.1f."
                .formatted(Machine.describe(), Runtime.version().feature(), seed, Machine.load());
        String measured = figures(quick, seed, what -> {
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            err.printf("%4d s  %s%n", seconds, what);
            err.flush();
        });
        String figures = taken + "\n\n" + measured;
        out.print(figures);
        out.flush();
        if (page != null) {
            MarkedSection.replace(page, section, figures);
        }
        return 0;
    }
}
