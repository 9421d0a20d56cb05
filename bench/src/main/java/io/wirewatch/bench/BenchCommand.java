package io.wirewatch.bench;

import io.wirewatch.bench.suite.Launcher;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/run}. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measures Wirewatch on a suite of its own, and prints the figures in Markdown.")
public final class BenchCommand extends FiguresCommand {
    @Option(
            names = "--launcher",
            paramLabel = "SCRIPT",
            description = "What starts a suite (default: the classes of this process).")
    private Path launcher;

    /** A command that nothing was said to yet. */
    public BenchCommand() {
        super("run");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new BenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        Launcher start = launcher == null ? Launcher.ofClassPath() : Launcher.script(launcher.toString());
        return new Bench(quick ? BenchPlan.QUICK : BenchPlan.FULL, seed, start, progress).run();
    }
}
