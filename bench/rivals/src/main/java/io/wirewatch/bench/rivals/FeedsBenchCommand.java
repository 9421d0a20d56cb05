package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/feeds}. */
@Command(
        name = "bench/feeds",
        mixinStandardHelpOptions = true,
        description = "Measures reading feeds, beside ROME alone, and prints the figures in Markdown.")
public final class FeedsBenchCommand extends FiguresCommand {
    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            required = true,
            defaultValue = "${env:WIREWATCH_CORPUS}",
            description = "The corpus; what WIREWATCH_CORPUS names where none is given.")
    private Path corpus;

    /** A command that nothing was said to yet. */
    public FeedsBenchCommand() {
        super("feeds");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new FeedsBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        return new FeedsBench(quick ? ArticlesPlan.QUICK : ArticlesPlan.FULL, corpus, progress).run();
    }
}
