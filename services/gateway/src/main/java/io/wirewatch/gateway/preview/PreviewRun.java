package io.wirewatch.gateway.preview;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.replay.Preview;
import io.wirewatch.core.replay.PreviewResult;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.PastRule;
import io.wirewatch.runtime.past.ScanProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A preview under way: one thread runs it, others may look how far it is. */
final class PreviewRun implements Passes.Pass {
    static final int SAMPLES = 10;

    private final ActiveSubscription subscription;
    private final PastRule rule;
    private final TimeRange range;
    private final boolean byPublished;
    private final PastReader past;
    private final ScanProgress progress = new ScanProgress();
    /** One for each partition of the log. */
    private final Map<Integer, Preview> parts = new ConcurrentHashMap<>();

    private final long begun = System.nanoTime();
    private volatile long retagged;
    private volatile Instant beginning;

    /**
     * @param subscription the rule as a subscription that nobody has saved
     * @param rule what is asked of the log for it
     * @param byPublished whether the range and the days are of the time of publication
     */
    PreviewRun(ActiveSubscription subscription, PastRule rule, TimeRange range, boolean byPublished, PastReader past) {
        this.subscription = subscription;
        this.rule = rule;
        this.range = range;
        this.byPublished = byPublished;
        this.past = past;
    }

    /** Reads the log: side by side where the rule looks at one release. */
    @Override
    public void run(int threads) throws InterruptedException {
        beginning = past.beginning();
        if (subscription.isWindowed()) {
            retagged = past.readInOrder(rule, toRead(), receiver(0), progress);
        } else {
            retagged = past.read(rule, toRead(), threads, this::receiver, progress);
        }
    }

    /** When something was published says nothing about when it came in; and a window is to be known from its beginning. */
    private PastReader.Range toRead() {
        if (byPublished) {
            return new PastReader.Range(null, null);
        }
        Instant from = range.begin();
        if (from != null && subscription.isWindowed()) {
            from = from.minus(subscription.expression().window().reach()).minus(AlertRaiser.LATENESS);
        }
        return new PastReader.Range(from, range.end());
    }

    private PastReader.Receiver receiver(int partition) {
        Preview part = parts.computeIfAbsent(partition, _ -> preview());
        return (release, arrival) -> {
            synchronized (part) {
                part.take(part.wantsSamples() ? release.whole() : release.light(), arrival);
            }
        };
    }

    @Override
    public void stop() {
        progress.stop();
    }

    boolean isComplete() {
        return !progress.isStopped();
    }

    ScanProgress progress() {
        return progress;
    }

    @Override
    public long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    long retagged() {
        return retagged;
    }

    Instant beginning() {
        return beginning;
    }

    /** The samples found so far. */
    List<Alert> samples() {
        List<Alert> samples = new ArrayList<>();
        for (Preview part : parts.values()) {
            synchronized (part) {
                samples.addAll(part.result().samples());
            }
        }
        return samples;
    }

    /** How many alerts there are so far; one story that several threads have met may be counted by each. */
    long totalSoFar() {
        long total = 0;
        for (Preview part : parts.values()) {
            synchronized (part) {
                total += part.result().total();
            }
        }
        return total;
    }

    private Preview preview() {
        return new Preview(subscription, SAMPLES, byPublished, range.begin(), range.end());
    }

    /** What was found; asked when {@link #run} has returned. */
    PreviewResult result() {
        if (subscription.isWindowed()) {
            return parts.values().stream().findFirst().orElseGet(this::preview).result();
        }
        Preview all = preview();
        parts.values().forEach(all::merge);
        return all.result();
    }
}
