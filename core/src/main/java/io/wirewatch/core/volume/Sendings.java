package io.wirewatch.core.volume;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** When the latest messages to a receiver went out, as many as its limit counts. Not safe for threads. */
public final class Sendings {
    private final Deque<Instant> latest = new ArrayDeque<>();

    /** Notes that one goes out. */
    public void add(Instant at, MessageLimit limit) {
        latest.add(at);
        while (latest.size() > limit.messages()) {
            latest.remove();
        }
    }

    /** When there is room for another: now, or when the oldest that counts counts no more. */
    public Instant room(Instant now, MessageLimit limit) {
        // The limit may have become lower.
        int counted = Math.min(latest.size(), limit.messages());
        if (counted < limit.messages()) {
            return now;
        }
        Instant free = latest.stream()
                .skip(latest.size() - counted)
                .findFirst()
                .orElse(now)
                .plus(limit.per());
        return free.isAfter(now) ? free : now;
    }
}
