package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** {@code bench/tagging}. */
@Command(
        name = "bench/tagging",
        mixinStandardHelpOptions = true,
        description = "Measures finding actors in releases against a rival, and prints the figures in Markdown.")
public final class TaggingBenchCommand extends FiguresCommand {
    /** A command that nothing was said to yet. */
    public TaggingBenchCommand() {
        super("tagging");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new TaggingBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        return new TaggingBench(quick ? TaggingPlan.QUICK : TaggingPlan.FULL, seed, progress).run();
    }
}
