package io.wirewatch.system;

import io.wirewatch.testing.suite.Answer;
import io.wirewatch.testing.suite.Rest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Pushes releases in order, each again and again until it is answered, as far as it is allowed to go. */
final class KillPusher implements AutoCloseable {
    private static final int ACCEPTED = 202;
    private static final int AWAY = 503;

    private final List<KillRelease> releases;
    private final Rest rest;
    private final AtomicInteger allowed = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile AssertionError failure;

    KillPusher(List<KillRelease> releases, Rest rest) {
        this.releases = releases;
        this.rest = rest;
        this.thread = Thread.ofPlatform().name("pusher").start(this::run);
    }

    /** Lets it go on until so many are answered. */
    void allow(int count) {
        allowed.set(Math.min(count, releases.size()));
    }

    int answered() {
        if (failure != null) {
            throw failure;
        }
        return answered.get();
    }

    int retries() {
        return retries.get();
    }

    private void run() {
        try {
            while (answered.get() < releases.size() && !isClosed(answered.get() < allowed.get() ? 0 : 5)) {
                if (answered.get() < allowed.get()) {
                    push(releases.get(answered.get()));
                    answered.incrementAndGet();
                }
            }
        } catch (AssertionError e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void push(KillRelease release) throws InterruptedException {
        while (!isClosed(0)) {
            try {
                Answer answer = rest.post("/releases", release.body()).expect(ACCEPTED, AWAY);
                if (answer.status() == ACCEPTED) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // Killed before it answered: the same release once more.
                retries.incrementAndGet();
            }
            isClosed(20);
        }
    }

    private boolean isClosed(int waitMillis) throws InterruptedException {
        return closed.await(waitMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.join();
    }
}
