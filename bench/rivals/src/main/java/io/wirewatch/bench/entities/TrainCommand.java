package io.wirewatch.bench.entities;

import io.wirewatch.bench.figure.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/train-entities}. */
@Command(
        name = "bench/train-entities",
        mixinStandardHelpOptions = true,
        description = "Trains the model that finds names, and tells how good it is by cross-validation.")
public final class TrainCommand implements Callable<Integer> {
    @Option(names = "--work", required = true, hidden = true)
    private Path work;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the model goes.")
    private Path out;

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        long begun = System.nanoTime();
        Consumer<String> progress =
                what -> System.err.printf("%4d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, what);
        Path corpus = Path.of(System.getenv("WIREWATCH_CORPUS"));
        Training training = new Training(corpus, work, progress);
        progress.accept("the model, of all texts");
        Path part = out.resolveSibling(out.getFileName() + ".partial");
        Files.write(part, training.without(Training.NO_FOLD).file("1"));
        Models models = new Models(work.resolve("models"), () -> training, progress);
        models.train();
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        System.out.print(table(corpus, models).markdown());
        return 0;
    }

    private static Table table(Path corpus, Models models) throws IOException {
        StanfordRecogniser stanford = StanfordRecogniser.load();
        Table table = new Table("", "precision", "recall", "F1", "names");
        for (GoldSet set : GoldSet.values()) {
            row(table, set, "**Wirewatch**, cross-validated", models.crossValidated(set, corpus));
            row(table, set, "Wirewatch, taught by Stanford alone", models.taught(set, corpus));
            row(table, set, "Stanford", Models.score(stanford, set.read(corpus)));
        }
        return table;
    }

    private static void row(Table table, GoldSet set, String engine, SpanScore score) {
        table.row(
                set.text() + ", " + engine,
                Models.percent(score.precision()),
                Models.percent(score.recall()),
                Models.percent(score.f1()),
                Integer.toString(score.labelled()));
    }
}
