package io.wirewatch.gateway.preview;

import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.SourceFilter;
import io.wirewatch.core.replay.AlertsAtStake;
import io.wirewatch.core.replay.MentionsChange;
import io.wirewatch.core.replay.MentionsChanges;
import io.wirewatch.core.replay.MentionsChanges.RulesChange;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.gateway.release.DiffJson;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.ScanProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads the past again as it would be read now, and compares: one thread runs it, others may look how far it is. */
abstract class ReprocessRun implements Passes.Pass {
    /** Changed releases that an answer in one piece shows. */
    static final int SHOWN = 100;

    /** Changed releases that wait to be told of line by line; a reader that is slower than the pass slows it. */
    private static final int WAITING = 1_000;

    private static final long LOOK_MILLIS = 100;

    private final PastReader past;
    private final Asked asked;
    private final ScanProgress progress = new ScanProgress();
    private final MentionsChanges sums = new MentionsChanges();
    private final AlertsAtStake alerts;
    private final BlockingQueue<ReprocessJson.Change> changes;
    private final long begun = System.nanoTime();
    private volatile Instant beginning;

    /**
     * What is asked, of whichever stage.
     *
     * @param sources whose releases are read
     * @param catalogue all actors as they are now
     * @param names finds names that nobody listed; null where they are not compared
     * @param actors ids of those that are compared; empty: all
     * @param rules the rules that are asked
     * @param all whether each changed release is told of, and not only the first
     */
    record Asked(
            TimeRange range,
            SourceFilter sources,
            ActorIndex catalogue,
            EntityRecogniser names,
            Set<String> actors,
            RulesAsked rules,
            boolean all) {
        /** What is found in a text now, of actors and names that are compared and maybe of others. */
        TaggedRelease tag(CleanRelease release) {
            return catalogue.tag(release, 0, names);
        }

        /** Whether a mention is compared. */
        boolean compares(Mention mention) {
            return mention.actor() == null ? names != null : actors.isEmpty() || actors.contains(mention.actor());
        }
    }

    /**
     * @param alerts what would become of alerts
     */
    ReprocessRun(PastReader past, Asked asked, AlertsAtStake alerts) {
        this.past = past;
        this.asked = asked;
        this.alerts = alerts;
        this.changes = new ArrayBlockingQueue<>(asked.all() ? WAITING : SHOWN);
    }

    @Override
    public final void run(int threads) throws InterruptedException {
        beginning = past.beginning();
        read(past, threads, progress);
    }

    /** Reads what was asked for. */
    abstract void read(PastReader from, int threads, ScanProgress how) throws InterruptedException;

    /** What is done again. */
    abstract String stage();

    /** How many versions of releases, or pages, were read anew. */
    abstract long compared();

    /** How many could not be compared. */
    abstract long alone();

    final Asked asked() {
        return asked;
    }

    final PastReader.Range range() {
        return new PastReader.Range(asked.range().begin(), asked.range().end());
    }

    /**
     * Counts a release that changes, once, and tells of it.
     *
     * @param differs in what it is read otherwise; null where its text is the same
     * @param diff what is other in its text, or null
     */
    final void count(MentionsChange change, List<String> differs, DiffJson diff) {
        sums.add(change, asked.rules().holding(change.before()), asked.rules().holding(change.after()))
                .ifPresent(changed -> tell(change, changed, differs, diff));
    }

    private void tell(MentionsChange change, RulesChange changed, List<String> differs, DiffJson diff) {
        alerts.add(change.before().head(), asked.rules().overOne(changed));
        ReprocessJson.Change shown = ReprocessJson.Change.of(change, changed, differs, diff);
        try {
            while (!changes.offer(shown, asked.all() ? LOOK_MILLIS : 0, TimeUnit.MILLISECONDS) && asked.all()) {
                if (progress.isStopped()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void stop() {
        progress.stop();
    }

    @Override
    public final long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** What is known so far; changed releases that were told of are not told of again. */
    final ReprocessJson soFar(boolean isOver) {
        List<ReprocessJson.Change> told = new ArrayList<>();
        if (isOver || asked.all()) {
            changes.drainTo(told);
        }
        return new ReprocessJson(
                ReprocessJson.REPROCESS,
                stage(),
                compared(),
                alone(),
                sums.releases(),
                sums.actors().stream().map(ReprocessJson.ActorChange::of).toList(),
                asked.rules().changes(sums),
                new ReprocessJson.AlertsChange(alerts.raised(), alerts.lost()),
                told,
                isOver && !progress.isStopped(),
                warnings(isOver),
                PreviewJson.time(asked.range().begin()),
                PreviewJson.time(asked.range().end()),
                PreviewJson.time(beginning),
                PreviewJson.Progress.of(progress.records(), progress.total(), progress.bytes(), millis()));
    }

    private List<String> warnings(boolean isOver) {
        List<String> warnings = new ArrayList<>(asked.rules().warnings());
        Instant from = asked.range().begin();
        if (from != null && beginning != null && from.isBefore(beginning)) {
            warnings.add("the log goes back to " + PreviewJson.time(beginning) + ", not to " + PreviewJson.time(from)
                    + "; what came in before is not compared");
        }
        if (isOver && compared() + alone() == 0 && !asked.sources().isOfAll()) {
            warnings.add("nothing in that time is of the sources that are named: "
                    + String.join(", ", asked.sources().names()) + "; they go by id, label or host");
        }
        return warnings;
    }
}
