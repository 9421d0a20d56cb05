package io.wirewatch.bench.stories;

import io.wirewatch.bench.FiguresCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code bench/stories}. */
@Command(
        name = "bench/stories",
        mixinStandardHelpOptions = true,
        description = "Measures deciding stories with a full horizon, and prints the figures in Markdown.")
public final class StoriesBenchCommand extends FiguresCommand {
    /** A command that nothing was said to yet. */
    public StoriesBenchCommand() {
        super("stories");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new StoriesBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        Path folder = Files.createTempDirectory("wirewatch-stories");
        try {
            return new StoriesBench(quick ? StoriesPlan.QUICK : StoriesPlan.FULL, seed, progress).run(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
