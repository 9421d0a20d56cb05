package io.wirewatch.alerting;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which everything about a partition happens, and its alarm clock. */
final class PartitionThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionThread.class);

    private final String name;
    private final ScheduledThreadPoolExecutor thread;
    private volatile String failure = "";
    private Future<?> alarm;

    PartitionThread(String name) {
        this.name = name;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        this.thread.setRemoveOnCancelPolicy(true);
    }

    /** Takes a step soon, in order. After {@link #close} steps are left out. */
    void run(Runnable step) {
        schedule(Duration.ZERO, step);
    }

    /** Takes a step after a while. */
    void later(Duration delay, Runnable step) {
        schedule(delay, step);
    }

    /** Takes a step after a while, instead of the one that this was told of before. Called on this thread only. */
    void alarm(Duration delay, Runnable step) {
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarm = schedule(delay, step);
    }

    private Future<?> schedule(Duration delay, Runnable step) {
        try {
            return thread.schedule(() -> guarded(step), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The partition is another's now: what came of an attempt is its business to find out.
            LOG.debug("step left out, the partition is closed: thread={}", name);
            return null;
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failure = name + ": " + e;
            LOG.error("a step failed, its delivery stands still until the next start: thread={}", name, e);
        }
    }

    /** A fault of ours that left a delivery standing still; empty while there was none. */
    String failure() {
        return failure;
    }

    boolean isClosed() {
        return thread.isShutdown();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
