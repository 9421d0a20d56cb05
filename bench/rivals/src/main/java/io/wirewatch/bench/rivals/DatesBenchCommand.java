package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/dates}. */
@Command(
        name = "bench/dates",
        mixinStandardHelpOptions = true,
        description = "Measures finding when web pages were published, and prints the figures in Markdown.")
public final class DatesBenchCommand extends FiguresCommand {
    @Option(
            names = "--pages",
            paramLabel = "FOLDER",
            required = true,
            description = "A checkout of htmldate (fetched where none is named).")
    private Path pages;

    @Option(
            names = "--missed",
            description =
                    "Print what was missed as well: right day, day found, where it stood, address; of the half that"
                            + " rules may be made on.")
    private boolean missed;

    @Spec
    private CommandSpec self;

    /** A command that nothing was said to yet. */
    public DatesBenchCommand() {
        super("dates");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new DatesBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        DatesBench bench = new DatesBench(pages, progress);
        String figures = bench.run();
        if (missed) {
            PrintWriter out = self.commandLine().getOut();
            bench.missed().forEach(out::println);
            out.println();
        }
        return figures;
    }
}
