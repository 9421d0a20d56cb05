package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** {@code bench/pipeline}. */
@Command(
        name = "bench/pipeline",
        mixinStandardHelpOptions = true,
        description =
                "Measures cleaning, tagging and matching in memory against rivals, and prints the figures in Markdown.")
public final class PipelineBenchCommand extends FiguresCommand {
    /** A command that nothing was said to yet. */
    public PipelineBenchCommand() {
        super("pipeline");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new PipelineBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        return new PipelineBench(quick ? PipelinePlan.QUICK : PipelinePlan.FULL, seed, progress).run();
    }
}
