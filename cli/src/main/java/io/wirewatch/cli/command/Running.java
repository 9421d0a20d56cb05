package io.wirewatch.cli.command;

import io.wirewatch.cli.suite.Suite;
import io.wirewatch.cli.suite.SuiteOptions;
import java.util.concurrent.CountDownLatch;

/** A suite that is closed in order when the process is told to end (SIGTERM, SIGINT), or when this is. */
public final class Running implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable afterwards;
    private Suite suite;
    private boolean closed;

    public Running() {
        this(() -> {});
    }

    /**
     * @param afterwards run once when the suite is closed
     */
    public Running(Runnable afterwards) {
        this.afterwards = afterwards;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    }

    /** Starts the suite; the process may be told to end meanwhile. */
    public Suite start(SuiteOptions options) throws InterruptedException {
        Suite started = Suite.start(options);
        synchronized (this) {
            suite = started;
            if (closed) {
                started.close();
            }
        }
        return started;
    }

    /** Waits until the process is told to end. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (suite != null) {
            suite.close();
        }
        afterwards.run();
        ended.countDown();
    }
}
