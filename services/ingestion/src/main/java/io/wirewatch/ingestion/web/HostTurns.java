package io.wirewatch.ingestion.web;

import io.wirewatch.ingestion.poll.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Whose turn it is at a host: so many requests at a time, by default one, with a pause between two that grows with the
 * time that the host takes to answer. Who waits for one host holds nothing that others need. Safe for many threads.
 */
final class HostTurns {
    private static final int PAUSE_PER_ANSWER = 4;
    private static final Duration LONGEST_BY_ANSWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_BY_WISH = Duration.ofMinutes(1);
    private static final int SWEEP_EVERY = 1024;

    private final int atOnce;
    private final Duration pause;
    private final Clock clock;
    private final Map<String, Host> hosts = new HashMap<>();
    private int entries;

    /**
     * @param atOnce most requests at a time at one host
     * @param pause shortest time from the end of one to the begin of the next
     */
    HostTurns(int atOnce, Duration pause, Clock clock) {
        this.atOnce = atOnce;
        this.pause = pause;
        this.clock = clock;
    }

    private static final class Host {
        private final Semaphore turns;
        private int users;
        private long freeAt = System.nanoTime();
        private Instant closedUntil = Instant.MIN;

        private Host(int atOnce) {
            this.turns = new Semaphore(atOnce, true);
        }

        private boolean isIdle(Instant now) {
            return users == 0 && freeAt - System.nanoTime() <= 0 && !closedUntil.isAfter(now);
        }
    }

    /**
     * Waits for a turn.
     *
     * @param prompt whether it needs no pause after the turn before
     * @throws SourceException where the host asked not to be asked for now
     */
    Turn take(String name, boolean prompt) throws InterruptedException, SourceException {
        Host host = enter(name);
        boolean taken = false;
        try {
            host.turns.acquire();
            taken = true;
            refuseIfClosed(name, host);
            if (!prompt) {
                rest(host);
            }
            return new Turn(name, host);
        } catch (InterruptedException | SourceException e) {
            if (taken) {
                host.turns.release();
            }
            leave(host);
            throw e;
        }
    }

    /** One turn; it ends when it is closed. */
    final class Turn implements AutoCloseable {
        private final String name;
        private final Host host;
        private final long begun = System.nanoTime();
        private Duration wish = Duration.ZERO;

        private Turn(String name, Host host) {
            this.name = name;
            this.host = host;
        }

        /** The host wishes such a pause, as the {@code Crawl-delay} of robots.txt; more than a minute is taken as one. */
        void wishes(Duration between) {
            wish = between.compareTo(LONGEST_BY_WISH) > 0 ? LONGEST_BY_WISH : between;
        }

        /** The host asks not to be asked before then. */
        void closesUntil(Instant until) {
            synchronized (hosts) {
                host.closedUntil = until;
            }
        }

        @Override
        public void close() {
            long now = System.nanoTime();
            Duration byAnswer = Duration.ofNanos(now - begun).multipliedBy(PAUSE_PER_ANSWER);
            Duration bounded = longer(pause, byAnswer.compareTo(LONGEST_BY_ANSWER) > 0 ? LONGEST_BY_ANSWER : byAnswer);
            synchronized (hosts) {
                host.freeAt = now + longer(bounded, wish).toNanos();
            }
            host.turns.release();
            leave(host);
        }

        @Override
        public String toString() {
            return "turn at " + name;
        }
    }

    private void refuseIfClosed(String name, Host host) throws SourceException {
        Instant now = clock.instant();
        Instant until;
        synchronized (hosts) {
            until = host.closedUntil;
        }
        if (until.isAfter(now)) {
            Duration left = Duration.between(now, until);
            throw new SourceException(
                    "The server " + name + " asks to wait until "
                            + until.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                            + ", which is done. If it stays so, choose longer intervals for its sources.",
                    left,
                    null);
        }
    }

    private void rest(Host host) throws InterruptedException {
        long left;
        synchronized (hosts) {
            left = host.freeAt - System.nanoTime();
        }
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private Host enter(String name) {
        synchronized (hosts) {
            if (++entries % SWEEP_EVERY == 0) {
                Instant now = clock.instant();
                hosts.values().removeIf(host -> host.isIdle(now));
            }
            Host host = hosts.computeIfAbsent(name, unknown -> new Host(atOnce));
            host.users++;
            return host;
        }
    }

    private void leave(Host host) {
        synchronized (hosts) {
            host.users--;
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
