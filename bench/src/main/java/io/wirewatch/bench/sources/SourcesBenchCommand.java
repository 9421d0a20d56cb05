package io.wirewatch.bench.sources;

import io.wirewatch.bench.FiguresCommand;
import io.wirewatch.bench.suite.Launcher;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/sources}. */
@Command(
        name = "bench/sources",
        mixinStandardHelpOptions = true,
        description = "Measures ten thousand sources on as many addresses, and prints the figures in Markdown.")
public final class SourcesBenchCommand extends FiguresCommand {
    @Option(names = "--launcher", paramLabel = "SCRIPT", required = true, description = "What starts a suite.")
    private Path launcher;

    /** A command that nothing was said to yet. */
    public SourcesBenchCommand() {
        super("sources");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new SourcesBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        SourcesPlan plan = quick ? SourcesPlan.QUICK : SourcesPlan.FULL;
        return new SourcesBench(plan, Launcher.script(launcher.toString()), seed, progress).run();
    }
}
