package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/text}. */
@Command(
        name = "bench/text",
        mixinStandardHelpOptions = true,
        description =
                "Measures reading plain text, beside decoding alone and OpenNLP, and prints the figures in Markdown.")
public final class TextBenchCommand extends FiguresCommand {
    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            required = true,
            defaultValue = "${env:WIREWATCH_CORPUS}",
            description = "The corpus; what WIREWATCH_CORPUS names where none is given.")
    private Path corpus;

    /** A command that nothing was said to yet. */
    public TextBenchCommand() {
        super("text");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new TextBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        return new TextBench(quick ? ArticlesPlan.QUICK : ArticlesPlan.FULL, corpus, progress).run();
    }
}
