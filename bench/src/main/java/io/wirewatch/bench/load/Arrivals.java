package io.wirewatch.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each of a number of things came, as {@link System#nanoTime} tells it. A repeat does not count. */
public final class Arrivals {
    private final Map<String, Long> moments = new ConcurrentHashMap<>();

    /** Notes that something came at a moment. */
    public synchronized void note(String id, long moment) {
        if (moments.putIfAbsent(id, moment) == null) {
            notifyAll();
        }
    }

    /** The moment at which it came. */
    public long moment(String id) {
        Long moment = moments.get(id);
        if (moment == null) {
            throw new IllegalStateException(id + " did not come");
        }
        return moment;
    }

    /** How many different things came. */
    public int count() {
        return moments.size();
    }

    /**
     * Waits until so many came in all.
     *
     * @throws IllegalStateException if there are fewer when the time is over
     */
    public synchronized void await(int count, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (moments.size() < count) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new IllegalStateException("only " + moments.size() + " of " + count + " came in " + patience);
            }
            wait(left);
        }
    }

    /** Waits until something came. */
    public synchronized long await(String id, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!moments.containsKey(id)) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new IllegalStateException(id + " did not come in " + patience);
            }
            wait(left);
        }
        return moments.get(id);
    }
}
