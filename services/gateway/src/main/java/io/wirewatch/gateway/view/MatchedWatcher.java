package io.wirewatch.gateway.view;

import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the {@link MatchedWatermark} on while a release waits to be matched, and rests otherwise. */
public final class MatchedWatcher implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(MatchedWatcher.class);
    private static final Duration REST = Duration.ofMillis(500);
    private static final Duration ASK_AGAIN = Duration.ofMillis(20);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final View view;
    private final MatchedWatermark watermark;
    private final AutoCloseable positions;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "matched-watcher");
    private volatile Condition condition = Condition.READY;

    MatchedWatcher(View view, MatchedWatermark watermark, AutoCloseable positions) {
        this.view = view;
        this.watermark = watermark;
        this.positions = positions;
    }

    /** Whether every subscription was evaluated on a release, and its alerts are readable. */
    public boolean isMatched(ReleaseRow release) {
        return release.mentions() != null && watermark.covers(release.mentionsPartition(), release.mentionsOffset());
    }

    @Override
    public String name() {
        return "matched-watcher";
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Condition condition() {
        return condition;
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                if (!watermark.isAwaited()) {
                    view.awaitBeyond(watermark.reached(), REST);
                } else if (!watermark.advance()) {
                    pause(ASK_AGAIN);
                }
                condition = Condition.READY;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                condition = Condition.down(e);
                LOG.warn("cannot tell what is matched, asking again", e);
                pauseQuietly();
            }
        }
    }

    private void pauseQuietly() {
        try {
            pause(BACK_OFF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        // Ends early when the worker is closed.
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("closing");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT);
            positions.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("the admin client did not close cleanly", e);
        }
    }
}
