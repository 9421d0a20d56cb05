package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** {@code bench/matching}. */
@Command(
        name = "bench/matching",
        mixinStandardHelpOptions = true,
        description = "Measures matching against its rivals, and prints the figures in Markdown.")
public final class MatchingBenchCommand extends FiguresCommand {
    /** A command that nothing was said to yet. */
    public MatchingBenchCommand() {
        super("matching");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new MatchingBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        return new MatchingBench(quick ? MatchingPlan.QUICK : MatchingPlan.FULL, seed, progress).run();
    }
}
