package io.wirewatch.alerting;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which everything about a partition happens, and its alarm clock. */
final class PartitionThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionThread.class);

    private final String name;
    private final Thread thread;
    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private volatile boolean closed;
    private volatile String failure = "";
    private Runnable alarm;
    private long alarmAt;

    PartitionThread(String name) {
        this.name = name;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::takeSteps);
    }

    private void takeSteps() {
        while (!closed) {
            try {
                Runnable step = next();
                if (step != null) {
                    guarded(step);
                }
            } catch (InterruptedException e) {
                // Either it is closed, or somebody interrupted a step, whose business that is.
                LOG.debug("interrupted: thread={}", name);
            }
        }
    }

    private Runnable next() throws InterruptedException {
        if (alarm == null) {
            return steps.take();
        }
        Runnable step = steps.poll(Math.max(0, alarmAt - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (step != null) {
            return step;
        }
        Runnable rung = alarm;
        alarm = null;
        return rung;
    }

    /** Takes a step soon, in order. After {@link #close} steps are left out. */
    void run(Runnable step) {
        if (closed) {
            // The partition is another's now: what came of an attempt is its business to find out.
            LOG.debug("step left out, the partition is closed: thread={}", name);
        } else {
            steps.add(step);
        }
    }

    /** Takes a step after a while. */
    void later(Duration delay, Runnable step) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(() -> run(step));
    }

    /**
     * Takes a step after a while, instead of the one that this was told of before, and after the steps that wait then.
     * Called on this thread only.
     */
    void alarm(Duration delay, Runnable step) {
        alarm = step;
        alarmAt = System.nanoTime() + delay.toNanos();
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
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
