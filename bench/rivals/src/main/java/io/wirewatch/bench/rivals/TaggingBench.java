package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Latencies;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Finding actors in releases: how fast, and how soon a changed actor is in force. */
final class TaggingBench {
    private static final int CHANGES = 1_000;

    private final TaggingPlan plan;
    private final long seed;
    private final Consumer<String> progress;

    /**
     * @param progress told what is going on
     */
    TaggingBench(TaggingPlan plan, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.seed = seed;
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. */
    String run() throws Exception {
        progress.accept("making up names and releases");
        TaggingWorkload workload = new TaggingWorkload(plan.aliases(), plan.documents(), seed);
        progress.accept("building");
        TrieTagger trie = new TrieTagger(workload);
        long empty = Heap.live();
        long begun = System.nanoTime();
        IndexTagger index = new IndexTagger(workload);
        Duration built = Duration.ofNanos(System.nanoTime() - begun);
        long bytes = Heap.live() - empty;
        check(index, trie);
        Pass.over(trie, plan.documents(), plan.warmUp(), Integer.MAX_VALUE);
        Pass.over(index, plan.documents(), plan.warmUp(), Integer.MAX_VALUE);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept("round " + round);
            theirs.add(megabytes(trie, workload));
            ours.add(megabytes(index, workload));
        }
        List<Double> read = new ArrayList<>();
        List<Double> split = new ArrayList<>();
        reading(workload, index.index(), read, split);
        progress.accept("changing actors");
        Latencies changes = changes(index.index(), workload);
        return rates(ours, theirs, workload) + "\n" + reading(read, split) + "\n" + others(changes, built, bytes);
    }

    /** Tokens a CPU-second, as OpenNLP counts them, in turn. */
    private void reading(TaggingWorkload workload, ActorIndex index, List<Double> ours, List<Double> theirs)
            throws Exception {
        OpenNlpReader nlp = new OpenNlpReader(workload);
        IndexReader reader = new IndexReader(workload, index);
        long tokens = 0;
        for (int document = 0; document < plan.documents(); document++) {
            tokens += nlp.match(document);
        }
        double each = tokens / (double) plan.documents();
        Pass.over(nlp, plan.documents(), plan.warmUp(), Integer.MAX_VALUE);
        Pass.over(reader, plan.documents(), plan.warmUp(), Integer.MAX_VALUE);
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept("sentences and tokens, round " + round);
            theirs.add(Pass.over(nlp, plan.documents(), plan.time(), Integer.MAX_VALUE)
                            .perCpuSecond()
                    * each);
            ours.add(Pass.over(reader, plan.documents(), plan.time(), Integer.MAX_VALUE)
                            .perCpuSecond()
                    * each);
        }
    }

    private static String reading(List<Double> ours, List<Double> theirs) {
        return new Table("tokens a CPU-second", "median (least … most)", "÷ OpenNLP", "bar, ambition")
                .row(
                        "**Wirewatch**: sentences, tokens and actors",
                        Spread.of(ours).text(),
                        Spread.ofRatios(ours, theirs).text(),
                        "3, 20")
                .row("OpenNLP: sentences and tokens", Spread.of(theirs).text(), "", "")
                .markdown();
    }

    private double megabytes(Contestant contestant, TaggingWorkload workload) throws Exception {
        return Pass.over(contestant, plan.documents(), plan.time(), Integer.MAX_VALUE)
                        .perCpuSecond()
                * workload.bytes()
                / 1e6;
    }

    private void check(Contestant index, Contestant trie) throws Exception {
        for (int document = 0; document < plan.documents(); document++) {
            List<String> found = index.ids(document).stream().sorted().toList();
            List<String> expected = trie.ids(document).stream().sorted().toList();
            if (!found.equals(expected)) {
                throw new IllegalStateException("release " + document + " differs: " + index.name() + " " + found + ", "
                        + trie.name() + " " + expected);
            }
        }
    }

    /** From a changed actor to the index that has it. */
    private static Latencies changes(ActorIndex index, TaggingWorkload workload) {
        long[] nanos = new long[CHANGES];
        ActorIndex now = index;
        for (int i = 0; i < CHANGES; i++) {
            Actor actor = workload.actors().get(i * 7 % workload.actors().size());
            List<ActorAlias> more = new ArrayList<>(actor.aliases());
            more.add(ActorAlias.name(actor.name() + " Group"));
            Actor changed = new Actor(actor.id(), actor.name(), actor.kind(), more);
            long begun = System.nanoTime();
            now = now.with(changed);
            nanos[i] = System.nanoTime() - begun;
        }
        return Latencies.ofNanos(LongStream.of(nanos));
    }

    private String rates(List<Double> ours, List<Double> theirs, TaggingWorkload workload) {
        Table table = new Table("MB a CPU-second", "median (least … most)", "÷ hankcs", "bar, ambition");
        table.row(
                "**Wirewatch**",
                Spread.of(ours).text(),
                Spread.ofRatios(ours, theirs).text(),
                "2, 4");
        table.row("hankcs double-array automaton", Spread.of(theirs).text(), "", "");
        return Digits.three(plan.aliases()) + " aliases, releases of " + Digits.three(workload.bytes() / 1e3)
                + " kB; " + plan.rounds() + " rounds of " + plan.time().toSeconds() + " s each, in turn.\n\n"
                + table.markdown();
    }

    private static String others(Latencies changes, Duration built, long bytes) {
        return new Table("a changed actor in force, ms", "built anew, s", "MB")
                .row(
                        "p50 " + Digits.three(changes.milliseconds(50)) + ", p99 "
                                + Digits.three(changes.milliseconds(99)),
                        Digits.three(built.toMillis() / 1e3),
                        Digits.three(bytes / 1e6))
                .markdown();
    }
}
