package io.wirewatch.ingestion.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources that this instance owns, each with its state and the time of its next poll. What is due is started by a
 * thread that sleeps until then ({@link #start}), each poll on a virtual thread of its own; a source is never polled
 * twice at once. Safe for many threads.
 */
public final class SourcePolls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourcePolls.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final int FOLDERS_AT_ONCE = 4;
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(5);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Poll poll;
    private final PollLog log;
    /** A look into a folder may read many files: few at once. Fetches are bounded where they are made. */
    private final Semaphore folders = new Semaphore(FOLDERS_AT_ONCE);

    private final Clock clock;
    private final Map<String, Slot> slots = new HashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("poll-", 0).factory());
    private final Thread timer = Thread.ofPlatform().name("polls").unstarted(this::keepTime);
    /** When the timer looks again at the latest. Guarded by the lock of {@link #slots}. */
    private Instant wakeAt = Instant.MAX;

    private volatile boolean closing;
    private volatile String trouble = "";

    public SourcePolls(Poll poll, PollLog log, Clock clock) {
        this.poll = poll;
        this.log = log;
        this.clock = clock;
    }

    /** One source. Guarded by the lock of {@link #slots}. */
    private static final class Slot {
        private volatile PolledSource source;
        private PollState state;
        private Instant due;
        private boolean running;
        private volatile boolean gone;
        private volatile boolean deleted;
    }

    /** Begins to poll. */
    public void start() {
        timer.start();
    }

    private void keepTime() {
        while (!closing) {
            try {
                tickAndSleep();
            } catch (InterruptedException e) {
                return;
            } catch (Error e) {
                broke("what is due", e);
            }
        }
    }

    private void tickAndSleep() throws InterruptedException {
        synchronized (slots) {
            Instant next = tick();
            Instant now = clock.instant();
            Instant latest = now.plus(LONGEST_SLEEP);
            wakeAt = next.isBefore(latest) ? next : latest;
            long sleep = Duration.between(now, wakeAt).toMillis() + 1;
            slots.wait(Math.max(SHORTEST_SLEEP.toMillis(), sleep));
        }
    }

    /** Something is due at a time that may be before the one that the timer sleeps to. Call with the lock of the slots. */
    private void wakeFor(Instant due) {
        if (due.isBefore(wakeAt)) {
            slots.notifyAll();
        }
    }

    /** Takes a source over, with what is known of it. */
    public void own(PolledSource source, PollState state) {
        synchronized (slots) {
            Slot slot = new Slot();
            slot.source = source;
            // What was written for a source of the same id that was deleted since says nothing of this one.
            boolean stale = state.lastFetchAt() != null && state.lastFetchAt().isBefore(source.createdAt());
            slot.state = stale ? PollState.NEW : state;
            slot.due = dueOnChange(slot);
            Slot before = slots.put(source.id(), slot);
            if (before != null) {
                before.gone = true;
            }
            wakeFor(slot.due);
        }
    }

    /** A source was made or changed. */
    public void change(PolledSource source) {
        synchronized (slots) {
            Slot slot = slots.get(source.id());
            if (slot == null || slot.source.createdAt().isBefore(source.createdAt())) {
                own(source, PollState.NEW);
            } else {
                slot.source = source;
                slot.due = dueOnChange(slot);
                wakeFor(slot.due);
            }
        }
    }

    /** A source was deleted: it is polled no more, and what was known of it goes. */
    public void delete(String id) {
        Slot slot;
        synchronized (slots) {
            slot = slots.remove(id);
            if (slot == null) {
                return;
            }
            slot.gone = true;
            slot.deleted = true;
            if (slot.running) {
                // The poll under way clears up when it ends, so that it does not write after us.
                return;
            }
        }
        threads.execute(() -> clear(slot));
    }

    /** Another instance has those sources now, or will have. */
    public void disown(Predicate<String> ids) {
        synchronized (slots) {
            slots.values().removeIf(slot -> {
                boolean lost = ids.test(slot.source.id());
                slot.gone |= lost;
                return lost;
            });
        }
    }

    /** Starts every poll that is due; when the next one will be. */
    Instant tick() {
        Instant now = clock.instant();
        Instant next = Instant.MAX;
        synchronized (slots) {
            for (Slot slot : slots.values()) {
                if (slot.running) {
                    continue;
                }
                if (!slot.due.isAfter(now)) {
                    begin(slot);
                } else if (slot.due.isBefore(next)) {
                    next = slot.due;
                }
            }
        }
        return next;
    }

    /** Call with the lock of the slots. */
    private void begin(Slot slot) {
        slot.running = true;
        try {
            threads.execute(() -> run(slot));
        } catch (RuntimeException | Error e) {
            slot.running = false;
            slot.due = clock.instant().plus(TRY_AGAIN);
            broke(slot.source.id(), e);
        }
    }

    /** How many sources are owned. */
    public int size() {
        synchronized (slots) {
            return slots.size();
        }
    }

    /** Whether a poll is under way. */
    boolean isPolling() {
        synchronized (slots) {
            return slots.values().stream().anyMatch(slot -> slot.running);
        }
    }

    /** Why the log did not take what a poll found, in words; empty when it did, last time. */
    public String trouble() {
        return trouble;
    }

    private void run(Slot slot) {
        try {
            if (slot.source.isFolder()) {
                folders.acquire();
                try {
                    pollOnce(slot);
                } finally {
                    folders.release();
                }
            } else {
                pollOnce(slot);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Whatever happened: a source that counted as running would never be polled again.
            synchronized (slots) {
                slot.running = false;
                wakeFor(slot.due);
            }
        }
        if (slot.deleted) {
            clear(slot);
        }
    }

    private void pollOnce(Slot slot) throws InterruptedException {
        PolledSource source;
        PollState state;
        synchronized (slots) {
            source = slot.source;
            state = slot.state;
        }
        try {
            PollState next = poll.run(source, state, () -> !slot.gone);
            trouble = "";
            synchronized (slots) {
                slot.state = next;
                // A source that was changed meanwhile is polled again, as it is now.
                slot.due = slot.source == source ? poll.due(source, next) : dueOnChange(slot);
            }
        } catch (RuntimeException | Error e) {
            // Nothing is remembered, so the same entries are found and sent again, with the same ids.
            synchronized (slots) {
                slot.due = clock.instant().plus(TRY_AGAIN);
            }
            broke(source.id(), e);
        }
    }

    private void broke(String what, Throwable e) {
        trouble = e instanceof Error
                ? "the poll of " + what + " broke off: " + e
                : "what was found could not be written: " + e.getMessage();
        LOG.warn("poll not completed, will be repeated: source={}", what, e);
    }

    /** At once where there was no poll since the last change, or one is asked for; else when it was planned. */
    private Instant dueOnChange(Slot slot) {
        Instant last = slot.state.lastFetchAt();
        boolean changed = last == null || last.isBefore(slot.source.updatedAt());
        return changed && slot.source.enabled() ? clock.instant() : poll.due(slot.source, slot.state);
    }

    private void clear(Slot slot) {
        try {
            log.state(slot.source, null, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("state of a deleted source stays: source={}", slot.source.id(), e);
        }
    }

    /** Ends what is under way; a poll that is cut off is repeated at the next start. */
    @Override
    public void close() {
        closing = true;
        timer.interrupt();
        disown(id -> true);
        try {
            timer.join(CLOSE_TIMEOUT.toMillis());
            threads.shutdownNow();
            if (!threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("polls did not end in {} s", CLOSE_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
