package io.wirewatch.bench.entities;

import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.entities.NameRecogniser;
import io.wirewatch.core.entities.NameTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Trains models on releases that the teacher labelled and on texts that people labelled. */
final class Training {
    /** Parts for cross-validation: document i of a set is in part i modulo this. */
    static final int FOLDS = 5;
    /** Leaves no part out. */
    static final int NO_FOLD = -1;

    private static final int LEAST_COUNT = 3;
    private static final int MOST_FEATURES = 280_000;
    private static final int PASSES = 5;
    private static final int PASSES_OF_OPINIONS = 3;
    private static final int PASSES_BEFORE_PRUNING = 2;
    private static final double GOLD_WEIGHT = 6;
    private static final double BLINDNESS = 0.2;
    /** One release in so many is learnt from a second time as a headline, and one behind a dateline. */
    private static final int VARIED = 8;
    /** How often a labelled text is learnt from with other names. */
    private static final int RENAMED = 3;

    private static final double RENAMED_WEIGHT = 2;

    private static final long SEED = 42;

    private final Map<GoldSet, List<LabelledText>> lessons = new EnumMap<>(GoldSet.class);
    private final List<LabelledText> releases = new ArrayList<>();
    private final List<NameRecogniser> opinions = new ArrayList<>();
    private final WordLists lists;
    private final Renaming renaming;
    private final Datelines datelines;
    private final Consumer<String> progress;

    /**
     * Reads all texts, and has the teacher label what it has not yet.
     *
     * @param corpus folder that {@code WIREWATCH_CORPUS} names
     * @param work folder of build output, with the lists of words
     */
    Training(Path corpus, Path work, Consumer<String> progress) {
        this.progress = progress;
        Teacher teacher = new Teacher(work.resolve("teacher"), StanfordRecogniser::load, progress);
        releases.addAll(teacher.label("briefings", Releases.briefings(corpus)));
        releases.addAll(teacher.label("senate", Releases.senate(corpus)));
        for (GoldSet set : GoldSet.values()) {
            List<LabelledText> texts = set.read(corpus);
            List<LabelledText> taught = teacher.label(
                    "gold-" + set,
                    texts.stream()
                            .map(text -> new Releases.Release(text.id(), text.text()))
                            .toList());
            List<LabelledText> merged = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                merged.add(lesson(texts.get(i), taught.get(i)));
            }
            lessons.put(set, merged);
        }
        this.lists = new WordLists(work.resolve("lists"), releases);
        this.datelines = new Datelines(lists.cities(), lists.countries());
        this.renaming = new Renaming(lists.givenNames(), lists.people(), lists.cities());
    }

    /** A labelled text to learn from: where its set is silent, the teacher is asked. */
    private static LabelledText lesson(LabelledText labelled, LabelledText taught) {
        if (labelled.exhaustive()) {
            return labelled;
        }
        List<EntitySpan> names = new ArrayList<>(labelled.names());
        for (EntitySpan name : taught.names()) {
            if (labelled.names().stream()
                    .noneMatch(other -> other.start() < name.end() && name.start() < other.end())) {
                names.add(name);
            }
        }
        names.sort(Comparator.comparingInt(EntitySpan::start));
        return new LabelledText(labelled.id(), labelled.text(), labelled.sentences(), names, true);
    }

    /** Learns from the teacher alone. */
    NameTrainer fromTeacher() {
        return learn(trainer(), PASSES);
    }

    /** Learns from the teacher and from all labelled texts but those of a part. */
    NameTrainer without(int fold) {
        NameTrainer trainer = trainer();
        lessons.forEach((set, texts) -> {
            for (int i = 0; i < texts.size(); i++) {
                if (i % FOLDS != fold) {
                    add(trainer, texts.get(i), GOLD_WEIGHT, opinions().getFirst());
                    for (int again = 0; again < RENAMED; again++) {
                        add(
                                trainer,
                                renaming.of(texts.get(i), SEED + again),
                                RENAMED_WEIGHT,
                                opinions().getFirst());
                    }
                }
            }
        });
        return learn(trainer, PASSES);
    }

    private NameTrainer trainer() {
        NameTrainer trainer = new NameTrainer(LEAST_COUNT, SEED);
        prepare(trainer);
        for (int i = 0; i < releases.size(); i++) {
            addRelease(trainer, i, opinions().get(1 - i % 2));
        }
        return trainer;
    }

    private void prepare(NameTrainer trainer) {
        trainer.blindness(BLINDNESS);
        trainer.lexicon(lists.givenNames(), true);
        trainer.lexicon(lists.people(), true);
        trainer.lexicon(lists.cities(), false);
        trainer.lexicon(lists.countries(), false);
    }

    private void addRelease(NameTrainer trainer, int number, NameRecogniser first) {
        add(trainer, releases.get(number), 1, first);
        int kind = number % (VARIED * Variation.values().length);
        if (kind % VARIED == 0) {
            add(trainer, Variation.values()[kind / VARIED].of(releases.get(number)), 1, first);
        } else if (number % VARIED == 1) {
            add(trainer, datelines.of(releases.get(number), number), 1, first);
        }
    }

    /**
     * Two engines, taught by the teacher with the even and the odd releases: each tells what a first look finds in texts
     * that it has not seen.
     */
    private List<NameRecogniser> opinions() {
        if (opinions.isEmpty()) {
            for (int half = 0; half < 2; half++) {
                progress.accept("first opinion " + (half + 1) + " of 2");
                NameTrainer trainer = new NameTrainer(LEAST_COUNT, SEED);
                prepare(trainer);
                for (int i = half; i < releases.size(); i += 2) {
                    addRelease(trainer, i, null);
                }
                opinions.add(learn(trainer, PASSES_OF_OPINIONS).recogniser("first opinion " + half));
            }
        }
        return opinions;
    }

    private static void add(NameTrainer trainer, LabelledText text, double weight, NameRecogniser first) {
        trainer.add(text.text(), text.sentences(), text.names(), weight, first);
    }

    private NameTrainer learn(NameTrainer trainer, int passes) {
        trainer.close();
        int all = trainer.features();
        for (int pass = 0; pass < passes; pass++) {
            if (pass == PASSES_BEFORE_PRUNING) {
                trainer.prune(MOST_FEATURES);
            }
            double likelihood = trainer.pass(1);
            progress.accept(
                    "pass %d: %d of %d features, %.4f".formatted(pass + 1, trainer.features(), all, likelihood));
        }
        return trainer;
    }
}
