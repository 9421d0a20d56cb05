package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import io.wirewatch.bench.suite.Launcher;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/replay}. */
@Command(
        name = "bench/replay",
        mixinStandardHelpOptions = true,
        description =
                "Measures previews beside Kafka's own consumer, and backfills of many rules beside those of one; prints the figures in"
                        + " Markdown.")
public final class ReplayBenchCommand extends FiguresCommand {
    @Option(names = "--launcher", paramLabel = "SCRIPT", required = true, description = "What starts a process.")
    private Path launcher;

    @Option(
            names = "--releases",
            paramLabel = "N",
            description = "How many releases are on the log (default: 1,000,000, or 60,000 with --quick).")
    private Integer releases;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description =
                    "Some parts alone: services (previews and backfills), beside (what comes in beside a backfill and extraction done again), pages (beside cleaning done again), kills (of backfills), kills-again (of extraction done again).")
    private List<String> only = List.of("services", "beside", "pages", "kills", "kills-again");

    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            defaultValue = "${env:WIREWATCH_CORPUS}",
            description =
                    "The corpus whose releases are on the log; what WIREWATCH_CORPUS names where none is given. Without one"
                            + " the releases are made up.")
    private Path corpus;

    /** A command that nothing was said to yet. */
    public ReplayBenchCommand() {
        super("replay");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new ReplayBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        ReplayPlan plan = (quick ? ReplayPlan.QUICK : ReplayPlan.FULL).with(releases);
        return new ReplayBench(plan, Launcher.script(launcher.toString()), seed, corpus, progress).run(only);
    }
}
