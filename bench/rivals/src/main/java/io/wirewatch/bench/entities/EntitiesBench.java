package io.wirewatch.bench.entities;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.rivals.Heap;
import io.wirewatch.core.cleaning.PlainSentences;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.entities.NameRecogniser;
import io.wirewatch.core.release.Sentence;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** All figures of finding names: our engine and Stanford's in turn, in one process, by one thread. */
final class EntitiesBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** What is counted for both: a word with its inner marks, or another visible character. */
    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}\\p{N}]+(?:[.'’-][\\p{L}\\p{N}]+)*|[^\\s\\p{L}\\p{N}]");

    private static final double MEGA = 1 << 20;

    private final EntitiesPlan plan;
    private final Path corpus;
    private final Path work;
    private final long seed;
    private final Consumer<String> progress;

    /** @param work folder of build output, where models for cross-validation and the teacher's labels are kept */
    EntitiesBench(EntitiesPlan plan, Path corpus, Path work, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.corpus = corpus;
        this.work = work;
        this.seed = seed;
        this.progress = progress;
    }

    private record Text(String text, List<Sentence> sentences, int tokens) {}

    /** Finds the names in a text. */
    private interface Reader {
        List<EntitySpan> read(String text, List<Sentence> sentences);
    }

    /** An engine, how long it took to load, and what it is on the heap. */
    private record Loaded(EntityRecogniser engine, Duration time, long bytes) {}

    /** Measures everything; the figures in Markdown. */
    String run() throws IOException {
        progress.accept("loading both");
        Loaded ours = loaded(NameRecogniser::english);
        Loaded stanford = loaded(StanfordRecogniser::load);
        List<Text> texts = texts();
        List<Double> ourRates = new ArrayList<>();
        List<Double> stanfordRates = new ArrayList<>();
        // Stanford's is faster where it gets a text whole, and finds a little less.
        StanfordRecogniser recogniser = (StanfordRecogniser) stanford.engine();
        Reader whole = (text, sentences) -> recogniser.find(text);
        progress.accept("warming up");
        rate(ours.engine()::find, texts, plan.warmUp());
        rate(whole, texts, plan.warmUp());
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept("speed, round " + (round + 1));
            ourRates.add(rate(ours.engine()::find, texts, plan.time()));
            stanfordRates.add(rate(whole, texts, plan.time()));
        }
        Table costs = new Table("", "Wirewatch", "Stanford", "ratio", "bar, ambition");
        costs.row(
                "tokens a CPU-second",
                Spread.of(ourRates).text(),
                Spread.of(stanfordRates).text(),
                Spread.ofRatios(ourRates, stanfordRates).text(),
                "5, –");
        costs.row(
                "loading, ms (cold)",
                Digits.three(ours.time().toNanos() / 1e6),
                Digits.three(stanford.time().toNanos() / 1e6),
                Digits.three((double) ours.time().toNanos() / stanford.time().toNanos()),
                "");
        costs.row(
                "live on the heap, MiB",
                Digits.three(ours.bytes() / MEGA),
                Digits.three(stanford.bytes() / MEGA),
                Digits.three((double) ours.bytes() / stanford.bytes()),
                "");
        double ourSize = size(NameRecogniser.class.getResource("names-en.bin"));
        double stanfordSize = size(ClassLoader.getSystemResource(StanfordRecogniser.MODEL));
        costs.row(
                "model, packed, MiB",
                Digits.three(ourSize / MEGA),
                Digits.three(stanfordSize / MEGA),
                Digits.three(ourSize / stanfordSize),
                "");
        return costs.markdown() + "\n" + quality(stanford.engine()).markdown();
    }

    private Table quality(EntityRecogniser stanford) throws IOException {
        Models models = new Models(work.resolve("models"), () -> new Training(corpus, work, progress), progress);
        if (!models.areThere()) {
            progress.accept("training the models for cross-validation: bench/train-entities would have left them");
            models.train();
        }
        progress.accept("quality");
        Table table = new Table(
                "F1 (precision / recall), %",
                "names",
                "Wirewatch, cross-validated",
                "Wirewatch, taught by Stanford alone",
                "Stanford",
                "difference",
                "bar, ambition");
        for (GoldSet set : GoldSet.values()) {
            SpanScore ours = models.crossValidated(set, corpus);
            SpanScore theirs = Models.score(stanford, set.read(corpus));
            table.row(
                    set.text(),
                    Integer.toString(ours.labelled()),
                    text(ours),
                    text(models.taught(set, corpus)),
                    text(theirs),
                    String.format(Locale.ROOT, "%+.1f", 100 * (ours.f1() - theirs.f1())),
                    "−2, 0");
        }
        return table;
    }

    private static String text(SpanScore score) {
        return Models.percent(score.f1()) + " (" + Models.percent(score.precision()) + " / "
                + Models.percent(score.recall()) + ")";
    }

    private List<Text> texts() {
        List<Releases.Release> all = new ArrayList<>(Releases.briefings(corpus));
        all.addAll(Releases.senate(corpus));
        Collections.shuffle(all, new Random(seed));
        return all.stream()
                .limit(plan.releases())
                .map(release -> new Text(release.text(), PlainSentences.of(release.text()), (int)
                        TOKEN.matcher(release.text()).results().count()))
                .toList();
    }

    /** Tokens that this thread read in a second of its own time. */
    private static double rate(Reader engine, List<Text> texts, Duration time) {
        long tokens = 0;
        long begun = THREADS.getCurrentThreadCpuTime();
        long spent = 0;
        for (int i = 0; spent < time.toNanos(); i++) {
            Text text = texts.get(i % texts.size());
            engine.read(text.text(), text.sentences());
            tokens += text.tokens();
            spent = THREADS.getCurrentThreadCpuTime() - begun;
        }
        return tokens * 1e9 / spent;
    }

    private static Loaded loaded(Supplier<EntityRecogniser> loader) {
        long before = Heap.live();
        long begun = System.nanoTime();
        EntityRecogniser engine = loader.get();
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        return new Loaded(engine, time, Heap.live() - before);
    }

    private static double size(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        try (var in = connection.getInputStream()) {
            return connection.getContentLengthLong();
        }
    }
}
