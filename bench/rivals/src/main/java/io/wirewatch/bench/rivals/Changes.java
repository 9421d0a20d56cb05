package io.wirewatch.bench.rivals;

import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.rules.Rule;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Changes the subscriptions of an index at a steady rate, from a thread of its own: each time one is replaced, or one is
 * taken away and an earlier one comes back.
 */
final class Changes implements AutoCloseable {
    private final Thread thread;
    private volatile boolean over;
    private volatile int made;
    private volatile long longest;

    Changes(SubscriptionIndex index, Workload workload, IntFunction<Rule> rules, int perSecond) {
        this.thread = Thread.ofPlatform().name("changes").start(() -> run(index, workload, rules, perSecond));
    }

    private void run(SubscriptionIndex index, Workload workload, IntFunction<Rule> rules, int perSecond) {
        Random random = new Random(1);
        int subscriptions = workload.subscriptions().length;
        long begin = System.nanoTime();
        long between = Duration.ofSeconds(1).toNanos() / perSecond;
        int away = -1;
        for (int i = 0; !over; i++) {
            long early = begin + i * between - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            int one = random.nextInt(subscriptions);
            long started = System.nanoTime();
            if (i % 2 == 0) {
                index.put(workload.id(one), rules.apply(random.nextInt(subscriptions)));
            } else if (away < 0) {
                index.remove(workload.id(one));
                away = one;
            } else {
                index.put(workload.id(away), rules.apply(away));
                away = -1;
            }
            longest = Math.max(longest, System.nanoTime() - started);
            made = i + 1;
        }
    }

    /** How many changes were made so far. */
    int made() {
        return made;
    }

    /** Forgets how long the longest took. */
    void forgetLongest() {
        longest = 0;
    }

    /** How long the longest of them took. */
    Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
