package io.wirewatch.bench.entities;

import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.entities.NameRecogniser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Models that tell how good the one that is shipped is on texts that it has not seen: one for each part of the labelled
 * texts, taught without it, and one that was taught by Stanford alone. Kept in a folder of build output.
 */
final class Models {
    private static final String TAUGHT = "taught.bin";

    private final Path folder;
    private final Supplier<Training> training;
    private final Consumer<String> progress;

    /** @param training asked only where a model is not there yet */
    Models(Path folder, Supplier<Training> training, Consumer<String> progress) {
        this.folder = folder;
        this.training = training;
        this.progress = progress;
    }

    /** Trains all of them, also those that are there. */
    void train() throws IOException {
        Files.createDirectories(folder);
        Training all = training.get();
        for (int fold = 0; fold < Training.FOLDS; fold++) {
            progress.accept("without part " + (fold + 1) + " of " + Training.FOLDS);
            Files.write(folder.resolve(file(fold)), all.without(fold).file("without part " + fold));
        }
        progress.accept("taught by Stanford alone");
        Files.write(folder.resolve(TAUGHT), all.fromTeacher().file("taught by Stanford alone"));
    }

    /** Whether all of them are there. */
    boolean areThere() {
        boolean there = Files.exists(folder.resolve(TAUGHT));
        for (int fold = 0; fold < Training.FOLDS; fold++) {
            there &= Files.exists(folder.resolve(file(fold)));
        }
        return there;
    }

    /** Each text found by the model that did not see its part. */
    SpanScore crossValidated(GoldSet set, Path corpus) throws IOException {
        SpanScore score = new SpanScore();
        List<LabelledText> texts = set.read(corpus);
        for (int fold = 0; fold < Training.FOLDS; fold++) {
            EntityRecogniser engine = read(folder.resolve(file(fold)));
            for (int i = fold; i < texts.size(); i += Training.FOLDS) {
                add(score, engine, texts.get(i));
            }
        }
        return score;
    }

    SpanScore taught(GoldSet set, Path corpus) throws IOException {
        return score(read(folder.resolve(TAUGHT)), set.read(corpus));
    }

    static SpanScore score(EntityRecogniser engine, List<LabelledText> texts) {
        SpanScore score = new SpanScore();
        texts.forEach(text -> add(score, engine, text));
        return score;
    }

    /** Per cent with one decimal. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static void add(SpanScore score, EntityRecogniser engine, LabelledText text) {
        List<EntitySpan> found = engine.find(text.text(), text.sentences());
        score.add(NameRules.scored(text.text(), text.names()), NameRules.scored(text.text(), found));
    }

    private static NameRecogniser read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return NameRecogniser.read(in);
        }
    }

    private static String file(int fold) {
        return "without-" + fold + ".bin";
    }
}
