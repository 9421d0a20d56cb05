package io.wirewatch.bench.entities;

import io.wirewatch.bench.FiguresCommand;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/entities}. */
@Command(
        name = "bench/entities",
        mixinStandardHelpOptions = true,
        description = "Measures finding names against Stanford's CRF, and prints the figures in Markdown.")
public final class EntitiesBenchCommand extends FiguresCommand {
    @Option(names = "--work", required = true, hidden = true)
    private Path work;

    /** A command that nothing was said to yet. */
    public EntitiesBenchCommand() {
        super("entities");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new EntitiesBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        Path corpus = Path.of(System.getenv("WIREWATCH_CORPUS"));
        EntitiesPlan plan = quick ? EntitiesPlan.QUICK : EntitiesPlan.FULL;
        return new EntitiesBench(plan, corpus, work, seed, progress).run();
    }
}
