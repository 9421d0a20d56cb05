package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import io.wirewatch.bench.suite.Launcher;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/streams}. */
@Command(
        name = "bench/streams",
        mixinStandardHelpOptions = true,
        description =
                "Measures matching through Kafka beside programs that only copy, and prints the figures in Markdown.")
public final class StreamsBenchCommand extends FiguresCommand {
    @Option(names = "--launcher", paramLabel = "SCRIPT", required = true, description = "What starts a service.")
    private Path launcher;

    /** A command that nothing was said to yet. */
    public StreamsBenchCommand() {
        super("streams");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new StreamsBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        return new StreamsBench(
                        quick ? StreamsPlan.QUICK : StreamsPlan.FULL,
                        seed,
                        Launcher.script(launcher.toString()),
                        progress)
                .run();
    }
}
