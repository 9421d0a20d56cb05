package io.wirewatch.gateway.preview;

import io.wirewatch.gateway.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs passes over the past, a few at a time: each uses all processors, and the live path needs them too. */
public final class Passes {
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Semaphore free;
    private final int most;
    private final Duration longest;

    /**
     * @param most how many may run at a time
     * @param longest how long one may take; it is answered with what was found by then
     */
    public Passes(int most, Duration longest) {
        this.free = new Semaphore(most);
        this.most = most;
        this.longest = longest;
    }

    /** A pass: one thread runs it, another looks how far it is. */
    interface Pass {
        /**
         * Reads the log.
         *
         * @param threads that may read side by side
         * @throws InterruptedException if nobody waits for it any more
         */
        void run(int threads) throws InterruptedException;

        /** Ends it as soon as may be, with what it has found by then. */
        void stop();

        /** Milliseconds since it was made. */
        long millis();
    }

    /** Looks how far a pass is. */
    interface Look {
        /**
         * Called now and then: often until something was found, for the first samples.
         *
         * @return whether something was found
         * @throws InterruptedException if nobody wants to know any more
         */
        boolean look() throws InterruptedException;
    }

    /** A pass that may begin. */
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

    /**
     * Runs a pass to its end, or for as long as one may take.
     *
     * @throws InterruptedException if nobody waits for it any more
     */
    void run(Pass pass, Look look) throws InterruptedException {
        CompletableFuture<Void> running = start(pass);
        try {
            boolean found = false;
            while (!isOver(running, found ? LOOK : FIRST_LOOK)) {
                found |= look.look();
                if (pass.millis() > longest.toMillis()) {
                    pass.stop();
                }
            }
        } finally {
            // One that is over stays complete.
            if (!running.isDone()) {
                pass.stop();
            }
        }
    }

    private static CompletableFuture<Void> start(Pass pass) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("preview").start(() -> {
            try {
                pass.run(Runtime.getRuntime().availableProcessors());
                over.complete(null);
            } catch (InterruptedException | RuntimeException | Error e) {
                over.completeExceptionally(e);
            }
        });
        return over;
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
}
