package io.wirewatch.gateway.preview;

import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.PhraseIds;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.replay.AlertsAtStake;
import io.wirewatch.core.replay.MentionsChange;
import io.wirewatch.core.replay.MentionsChanges;
import io.wirewatch.core.replay.MentionsChanges.RulesChange;
import io.wirewatch.core.replay.PastVersions;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.past.Pair;
import io.wirewatch.runtime.past.PairReceiver;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.ScanProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the actors in the texts of the past as they are now, and compares: one thread runs it, others may look how far it is. */
final class ReprocessRun implements Passes.Pass, PairReceiver {
    /** Changed releases that an answer in one piece shows. */
    static final int SHOWN = 100;

    /** Changed releases that wait to be told of line by line; a reader that is slower than the pass slows it. */
    private static final int WAITING = 10_000;

    private static final long LOOK_MILLIS = 100;

    private final PastReader past;
    private final TimeRange range;
    private final ActorIndex catalogue;
    private final Set<String> actors;
    private final RulesAsked rules;
    private final Predicate<MentionsChange> isNewest;
    private final Function<String, Optional<TaggedRelease>> newest;
    private final boolean all;
    private final ScanProgress progress = new ScanProgress();
    private final MentionsChanges sums = new MentionsChanges();
    private final AlertsAtStake alerts;
    private final BlockingQueue<ReprocessJson.Change> changes;
    private final LongAdder compared = new LongAdder();
    private final LongAdder alone = new LongAdder();
    private final long begun = System.nanoTime();
    private volatile Instant beginning;
    private volatile PastVersions versions;

    /**
     * @param catalogue actors as they are now
     * @param actors ids of those that are compared; empty: all
     * @param rules the rules that are asked
     * @param isNewest whether no later version of the release has come in, and it was not erased
     * @param newest what was last found in a release
     * @param alerts what would become of alerts
     * @param all whether each changed release is told of, and not only the first
     */
    ReprocessRun(
            PastReader past,
            TimeRange range,
            ActorIndex catalogue,
            Set<String> actors,
            RulesAsked rules,
            Predicate<MentionsChange> isNewest,
            Function<String, Optional<TaggedRelease>> newest,
            AlertsAtStake alerts,
            boolean all) {
        this.past = past;
        this.range = range;
        this.catalogue = actors.isEmpty() ? catalogue : catalogue.only(actors);
        this.actors = actors;
        this.rules = rules;
        this.isNewest = isNewest;
        this.newest = newest;
        this.alerts = alerts;
        this.all = all;
        this.changes = new ArrayBlockingQueue<>(all ? WAITING : SHOWN);
    }

    @Override
    public void run(int threads) throws InterruptedException {
        beginning = past.beginning();
        versions = past.readVersions(range.begin(), threads, progress);
        past.readPairs(new PastReader.Range(range.begin(), range.end()), threads, this, progress);
    }

    @Override
    public void take(Pair pair) {
        if (pair.isAlone()) {
            alone.increment();
            return;
        }
        compared.increment();
        ReleaseHead head = pair.text().head();
        if (head.withdrawn() || versions.isOver(head.id(), head.version())) {
            return;
        }
        TaggedRelease now = catalogue.tag(pair.text(), 0);
        // What a replay has found since is in the view: the pair is of what was found when the release came in.
        boolean wasReadAgain = versions.found(head.id(), head.version()).isPresent();
        if (wasReadAgain
                || MentionsChange.of(pair.recorded(), now, this::isCompared).isPresent()) {
            TaggedRelease before = wasReadAgain
                    ? newest.apply(head.id()).orElse(null)
                    : MentionsMapper.toCore(pair.whole().get());
            if (before != null) {
                MentionsChange.of(before, now, this::isCompared)
                        .filter(isNewest)
                        .ifPresent(this::count);
            }
        }
    }

    /** Phrases that no subscription asks for any more are gone from the catalogue, and nobody misses them. */
    private boolean isCompared(String actor) {
        return (actors.isEmpty() || actors.contains(actor))
                && (!PhraseIds.isPhrase(actor) || catalogue.hasActor(actor));
    }

    private void count(MentionsChange change) {
        sums.add(change, rules.holding(change.before()), rules.holding(change.after()))
                .ifPresent(changed -> tell(change, changed));
    }

    private void tell(MentionsChange change, RulesChange changed) {
        alerts.add(change.before().head(), rules.overOne(changed));
        ReprocessJson.Change shown = ReprocessJson.Change.of(change, changed);
        try {
            while (!changes.offer(shown, all ? LOOK_MILLIS : 0, TimeUnit.MILLISECONDS) && all) {
                if (progress.isStopped()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void withoutText() {
        alone.increment();
    }

    @Override
    public void stop() {
        progress.stop();
    }

    @Override
    public long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** What is known so far; changed releases that were told of are not told of again. */
    ReprocessJson soFar(boolean isOver) {
        List<ReprocessJson.Change> told = new ArrayList<>();
        if (isOver || all) {
            changes.drainTo(told);
        }
        return new ReprocessJson(
                ReprocessJson.REPROCESS,
                ReprocessJson.EXTRACTION,
                compared.sum(),
                alone.sum(),
                sums.releases(),
                sums.actors().stream().map(ReprocessJson.ActorChange::of).toList(),
                rules.changes(sums),
                new ReprocessJson.AlertsChange(alerts.raised(), alerts.lost()),
                told,
                isOver && !progress.isStopped(),
                warnings(),
                PreviewJson.time(range.begin()),
                PreviewJson.time(range.end()),
                PreviewJson.time(beginning),
                PreviewJson.Progress.of(progress.records(), progress.total(), progress.bytes(), millis()));
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(rules.warnings());
        if (range.begin() != null && beginning != null && range.begin().isBefore(beginning)) {
            warnings.add("the log goes back to " + PreviewJson.time(beginning) + ", not to "
                    + PreviewJson.time(range.begin()) + "; what came in before is not compared");
        }
        return warnings;
    }
}
