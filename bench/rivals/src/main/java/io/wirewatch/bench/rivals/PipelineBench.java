package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.core.extraction.ActorIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** From the bytes of a page to the subscriptions that it fulfils, in memory, by one thread. */
final class PipelineBench {
    private static final double CALM = 0.6;

    private final PipelinePlan plan;
    private final long seed;
    private final Consumer<String> progress;

    /** @param progress told what is going on */
    PipelineBench(PipelinePlan plan, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.seed = seed;
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. */
    String run() throws Exception {
        progress.accept("making up names, subscriptions and pages");
        Workload subscriptions = Workload.of("calm", CALM, plan.subscriptions(), plan.documents(), seed);
        TaggingWorkload names = new TaggingWorkload(plan.aliases(), 1, seed);
        PipelineWorkload pages = new PipelineWorkload(subscriptions, names, seed);
        progress.accept("building");
        ActorIndex actors = ActorIndex.of(pages.actors());
        IndexContestant index = new IndexContestant(
                subscriptions, i -> IndexContestant.conjunction(subscriptions.subscriptions()[i]));
        ActorTrie trie = new ActorTrie(pages.actors());
        progress.accept("registering with the Monitor");
        // What bench/matching finds best for calm subscriptions.
        try (MonitorContestant monitor = new MonitorContestant(subscriptions, MonitorContestant.Setting.TWO_PASSES)) {
            Map<PipelineStage, Contestant> ours = new EnumMap<>(PipelineStage.class);
            Map<PipelineStage, Contestant> theirs = new EnumMap<>(PipelineStage.class);
            for (PipelineStage stage : PipelineStage.values()) {
                ours.put(stage, new IndexPipeline(pages, actors, index.index(), stage));
                theirs.put(stage, new RivalPipeline(pages, trie, monitor, stage));
            }
            check(ours.get(PipelineStage.MATCHED), theirs.get(PipelineStage.MATCHED));
            return "%s subscriptions, %s aliases, pages of %s kB; %d rounds of %d s each, in turn.\n\n"
                            .formatted(
                                    Digits.three(plan.subscriptions()),
                                    Digits.three(plan.aliases()),
                                    Digits.three(pages.bytes() / 1e3),
                                    plan.rounds(),
                                    plan.time().toSeconds())
                    + rates(ours, theirs);
        }
    }

    private void check(Contestant ours, Contestant theirs) throws Exception {
        long matches = 0;
        for (int document = 0; document < plan.checked(); document++) {
            List<String> found = ours.ids(document).stream().sorted().toList();
            matches += found.size();
            if (!found.equals(theirs.ids(document).stream().sorted().toList())) {
                throw new IllegalStateException("the pipelines differ in page " + document);
            }
        }
        if (matches == 0) {
            throw new IOException("no page fulfils a subscription");
        }
    }

    private String rates(Map<PipelineStage, Contestant> ours, Map<PipelineStage, Contestant> theirs) throws Exception {
        Table table = new Table(
                "pages a CPU-second", "Wirewatch", "readability4j, OpenNLP, hankcs, Monitor", "ratio", "bar, ambition");
        for (PipelineStage stage : PipelineStage.values()) {
            List<Double> own = new ArrayList<>();
            List<Double> other = new ArrayList<>();
            Pass.over(ours.get(stage), plan.documents(), plan.warmUp(), Integer.MAX_VALUE);
            Pass.over(theirs.get(stage), plan.documents(), plan.warmUp(), Integer.MAX_VALUE);
            for (int round = 0; round < plan.rounds(); round++) {
                progress.accept(stage.text() + ", round " + round);
                other.add(rate(theirs.get(stage)));
                own.add(rate(ours.get(stage)));
            }
            boolean whole = stage == PipelineStage.MATCHED;
            table.row(
                    whole ? "**" + stage.text() + "**" : stage.text(),
                    Spread.of(own).text(),
                    Spread.of(other).text(),
                    Spread.ofRatios(own, other).text(),
                    whole ? "10, 25" : "");
        }
        return table.markdown();
    }

    private double rate(Contestant contestant) throws Exception {
        return Pass.over(contestant, plan.documents(), plan.time(), Integer.MAX_VALUE)
                .perCpuSecond();
    }
}
