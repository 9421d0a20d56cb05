package io.wirewatch.ingestion.web;

import io.wirewatch.ingestion.poll.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is at a host: so many requests at a time, by default one, with a pause between two that grows with the
 * time that the host takes to answer. Who waits for one host holds nothing that others need. Safe for many threads.
 */
final class HostTurns {
    private static final int PAUSE_PER_ANSWER = 4;
    private static final Duration LONGEST_BY_ANSWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_BY_WISH = Duration.ofMinutes(1);
    private static final int SWEEP_EVERY = 1024;
    /** A century: the clock of nanoseconds has room for it. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

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

    /** Waits for a turn, as long as that takes. */
    Turn take(String name, boolean prompt) throws InterruptedException, SourceException {
        return take(name, prompt, FOR_EVER);
    }

    /**
     * Waits for a turn.
     *
     * @param prompt whether it needs no pause after the turn before
     * @param longest how long it may wait, the pause included
     * @throws SourceException where the host asked not to be asked for now, or its turn does not come in that time
     */
    Turn take(String name, boolean prompt, Duration longest) throws InterruptedException, SourceException {
        long end = System.nanoTime() + longest.toNanos();
        Host host = enter(name);
        boolean taken = false;
        try {
            taken = host.turns.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            Duration pause = taken && !prompt ? pause(host) : Duration.ZERO;
            if (!taken || (!pause.isZero() && pause.toNanos() > end - System.nanoTime())) {
                throw busy(name);
            }
            refuseIfClosed(name, host);
            Thread.sleep(pause);
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
            wish = longer(wish, between.compareTo(LONGEST_BY_WISH) > 0 ? LONGEST_BY_WISH : between);
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

    private static SourceException busy(String name) {
        return new SourceException(
                "The server " + name
                        + ", which the address redirects to, is busy with fetches for other sources. It is tried again; if it stays so, choose longer intervals for its sources.");
    }

    /** What is left of the pause after the turn before. */
    private Duration pause(Host host) {
        synchronized (hosts) {
            return Duration.ofNanos(Math.max(0, host.freeAt - System.nanoTime()));
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
