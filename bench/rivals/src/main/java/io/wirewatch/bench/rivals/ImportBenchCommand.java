package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import io.wirewatch.bench.suite.Launcher;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/import}. */
@Command(
        name = "bench/import",
        mixinStandardHelpOptions = true,
        description =
                "Measures importing saved releases, beside a bare producer, and kills; prints the figures in Markdown.")
public final class ImportBenchCommand extends FiguresCommand {
    @Option(names = "--launcher", paramLabel = "SCRIPT", required = true, description = "What starts a process.")
    private Path launcher;

    /** A command that nothing was said to yet. */
    public ImportBenchCommand() {
        super("import");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new ImportBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        ImportPlan plan = quick ? ImportPlan.QUICK : ImportPlan.FULL;
        return new ImportBench(plan, Launcher.script(launcher.toString()), seed, progress).run();
    }
}
