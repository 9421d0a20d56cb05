package io.wirewatch.gateway.preview;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.replay.PreviewResult;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.core.rules.RuleActors;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.actor.Catalogue;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.PastRule;
import io.wirewatch.runtime.past.ScanProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs previews, a few at a time: each uses all processors, and the live path needs them too. */
public final class Previews {
    /** What the rule is called in samples; no subscription has an id with brackets. */
    private static final String NAME = "(preview)";

    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final PastReader past;
    private final Catalogue catalogue;
    private final Journal journal;
    private final Semaphore free;
    private final int most;
    private final Duration longest;

    /**
     * @param most how many may run at a time
     * @param longest how long one may take; it is answered with what was found by then
     */
    public Previews(PastReader past, Catalogue catalogue, Journal journal, int most, Duration longest) {
        this.past = past;
        this.catalogue = catalogue;
        this.journal = journal;
        this.free = new Semaphore(most);
        this.most = most;
        this.longest = longest;
    }

    /** Who is told how far a preview is. */
    interface Listener {
        /**
         * Told now and then.
         *
         * @throws InterruptedException if nobody listens any more
         */
        void told(PreviewJson soFar) throws InterruptedException;
    }

    /** A preview that may begin. */
    final class Permit implements AutoCloseable {
        private Permit() {
            if (!free.tryAcquire()) {
                throw ProblemException.busy("This gateway runs " + most + " previews at a time, and no more.");
            }
        }

        @Override
        public void close() {
            free.release();
        }
    }

    /**
     * Takes one of the places; it is given back by closing.
     *
     * @throws ProblemException 503 where none is free
     */
    Permit permit() {
        return new Permit();
    }

    /** A preview of a rule, ready to be run. */
    Wish wish(ParsedRule rule, TimeRange range, boolean byPublished) {
        Instant now = journal.now();
        if (range.begin() != null && range.begin().isAfter(now)) {
            throw ProblemException.badField("from lies in the future; the log reaches up to now.");
        }
        ActiveSubscription subscription = new ActiveSubscription(
                new SubscriptionRef(NAME, NAME, 0, rule.canonical()),
                rule.expression(),
                Instant.EPOCH,
                null,
                null,
                List.of(),
                "normal");
        PastRule asked = catalogue.past(rule, subscription.selection());
        return new Wish(rule, range, byPublished, new PreviewRun(subscription, asked, range, byPublished, past));
    }

    /** What is asked. */
    record Wish(ParsedRule rule, TimeRange range, boolean byPublished, PreviewRun run) {}

    /**
     * Runs a preview.
     *
     * @return what was found; not complete where it took too long
     * @throws InterruptedException if nobody waits for it any more
     */
    PreviewJson run(Wish wish, Listener listener) throws InterruptedException {
        CompletableFuture<Void> running = start(wish.run());
        try {
            watch(wish, running, listener);
        } finally {
            wish.run().stopUnless(running.isDone());
        }
        PreviewResult result = wish.run().result();
        return json(wish, result, wish.run().isComplete());
    }

    private static CompletableFuture<Void> start(PreviewRun run) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("preview").start(() -> {
            try {
                run.run(Runtime.getRuntime().availableProcessors());
                over.complete(null);
            } catch (InterruptedException | RuntimeException | Error e) {
                over.completeExceptionally(e);
            }
        });
        return over;
    }

    /** Tells of it until it is over or has taken too long: often at first, for the first samples. */
    private void watch(Wish wish, CompletableFuture<Void> running, Listener listener) throws InterruptedException {
        PreviewRun run = wish.run();
        Set<String> told = new HashSet<>();
        while (!isOver(running, told.isEmpty() ? FIRST_LOOK : LOOK)) {
            List<Alert> fresh =
                    run.samples().stream().filter(alert -> told.add(alert.id())).toList();
            PreviewResult soFar = new PreviewResult(0, run.totalSoFar(), 0, new TreeMap<>(), fresh);
            listener.told(json(wish, soFar, false));
            if (run.millis() > longest.toMillis()) {
                run.stopUnless(false);
            }
        }
    }

    private static boolean isOver(CompletableFuture<Void> running, Duration wait) throws InterruptedException {
        try {
            running.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private PreviewJson json(Wish wish, PreviewResult result, boolean complete) {
        PreviewRun run = wish.run();
        ScanProgress progress = run.progress();
        return new PreviewJson(
                result.total(),
                result.withdrawn(),
                PreviewJson.days(result),
                PreviewJson.samples(result.samples(), journal.tenant()),
                progress.records(),
                complete,
                wish.rule().canonical(),
                warnings(wish),
                PreviewJson.time(wish.range().begin()),
                PreviewJson.time(wish.range().end()),
                wish.byPublished() ? PreviewJson.PUBLISHED : PreviewJson.RECEIVED,
                PreviewJson.time(run.beginning()),
                run.retagged(),
                PreviewJson.Progress.of(progress.records(), progress.total(), progress.bytes(), run.millis()));
    }

    private static List<String> warnings(Wish wish) {
        List<String> warnings = new ArrayList<>(wish.rule().warnings());
        if (!RuleActors.kinds(wish.rule().rule()).isEmpty()) {
            warnings.add("kind: is answered by what was found when each release came in");
        }
        Instant from = wish.range().begin();
        Instant beginning = wish.run().beginning();
        if (from != null && !wish.byPublished() && beginning != null && from.isBefore(beginning)) {
            warnings.add("the log goes back to " + PreviewJson.time(beginning) + ", not to " + PreviewJson.time(from)
                    + "; what came in before is not counted");
        }
        return warnings;
    }
}
