package io.wirewatch.bench.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A rate that is kept whatever becomes of what was sent (an open loop). Each send has its intended moment, and latency
 * counts from there: if the sender or the suite stalls, those who would have come meanwhile have waited too.
 *
 * @param begin moment 0, as {@link System#nanoTime} tells it
 * @param period between two sends
 */
public record Pace(long begin, Duration period) {
    /** So many a second, from now on. */
    public static Pace perSecond(double rate) {
        return new Pace(System.nanoTime(), Duration.ofNanos(Math.round(1e9 / rate)));
    }

    /** The intended moment of a send. */
    public long intended(int number) {
        return begin + number * period.toNanos();
    }

    /** The moment half way to the next send. */
    public long between(int number) {
        return intended(number) + period.toNanos() / 2;
    }

    /** Sends one and then its peer, half a period later, so that neither meets the other. */
    public void run(int count, IntConsumer send, IntConsumer sendPeer) {
        for (int i = 0; i < count; i++) {
            await(intended(i));
            send.accept(i);
            await(between(i));
            sendPeer.accept(i);
        }
    }

    private static void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
