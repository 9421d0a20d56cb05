package io.wirewatch.cli.client;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends a request again while the gateway, or what it needs, is away: after the wait it asks for, else after 1, 2, 4 … 30
 * seconds. The request must be one that may be sent twice.
 */
public final class Patience {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration total;
    private final Sleeper sleeper;
    private final Consumer<String> notice;

    /** Waits; tests do not. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration wait) throws InterruptedException;
    }

    /**
     * @param total how long to go on waiting, for one request
     * @param notice told in a sentence what is waited for
     */
    public Patience(Duration total, Consumer<String> notice) {
        this(total, notice, Thread::sleep);
    }

    Patience(Duration total, Consumer<String> notice, Sleeper sleeper) {
        this.total = total;
        this.notice = notice;
        this.sleeper = sleeper;
    }

    /**
     * The answer, after as many attempts as it takes.
     *
     * @throws GatewayException a refusal that waiting does not change, or the last failure when patience is over
     */
    public <T> T ask(Supplier<T> request) throws InterruptedException {
        Duration waited = Duration.ZERO;
        Duration backoff = FIRST;
        while (true) {
            try {
                return request.get();
            } catch (GatewayException e) {
                Duration wait = e.retryAfter() == null ? backoff : e.retryAfter();
                if (!e.mayPass() || waited.plus(wait).compareTo(total) > 0) {
                    throw e;
                }
                notice.accept(e.getMessage() + "; trying again in " + Math.max(1, wait.toSeconds()) + " s");
                sleeper.sleep(wait);
                waited = waited.plus(wait);
                backoff = backoff.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : backoff.multipliedBy(2);
            }
        }
    }
}
