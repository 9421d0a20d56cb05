package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/articles}. */
@Command(
        name = "bench/articles",
        mixinStandardHelpOptions = true,
        description =
                "Measures finding the main text of news pages against readability4j, and prints the figures in Markdown.")
public final class ArticlesBenchCommand extends FiguresCommand {
    @Option(
            names = "--pages",
            paramLabel = "FOLDER",
            required = true,
            description = "A checkout of article-extraction-benchmark (fetched where none is named).")
    private Path pages;

    /** A command that nothing was said to yet. */
    public ArticlesBenchCommand() {
        super("articles");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new ArticlesBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        return new ArticlesBench(quick ? ArticlesPlan.QUICK : ArticlesPlan.FULL, pages, progress).run();
    }
}
