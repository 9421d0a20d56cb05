package io.wirewatch.alerting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes how the deliveries of a partition stand, for as long as it takes. New ones are written when something came of
 * them, or when nothing has for a while. Everything here happens on the partition's thread.
 */
final class DeliveryRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecorder.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** How long a new delivery may be on no record: most are over by then, and cost one record instead of two. */
    private static final Duration UNRECORDED = Duration.ofMillis(100);

    private final DeliveryLog log;
    private final PartitionThread thread;
    private final Queue<Fresh> fresh = new ArrayDeque<>();
    private volatile String failure = "";
    private boolean stopped;

    DeliveryRecorder(DeliveryLog log, PartitionThread thread) {
        this.log = log;
        this.thread = thread;
    }

    /** A new delivery, and when it has been on no record for too long. */
    private record Fresh(OpenDelivery delivery, long until) {}

    /** What follows when a state is on the log. */
    interface Next {
        /**
         * It is.
         *
         * @param isNewest whether no newer state is on its way
         */
        void go(long offset, boolean isNewest);
    }

    /** What keeps deliveries from being recorded; empty when nothing does. */
    String failure() {
        return failure;
    }

    /** Takes a delivery that the log tells nothing of but the wish for it. */
    void take(OpenDelivery delivery) {
        if (fresh.isEmpty()) {
            thread.later(UNRECORDED, this::writeFresh);
        }
        fresh.add(new Fresh(delivery, System.nanoTime() + UNRECORDED.toNanos()));
    }

    /** Writes down the new deliveries of which nothing has come yet, so that no wish waits longer than they. */
    private void writeFresh() {
        long now = System.nanoTime();
        while (!fresh.isEmpty()
                && (fresh.peek().until() <= now || fresh.peek().delivery().isOnLog())) {
            OpenDelivery delivery = fresh.remove().delivery();
            // Also one that is on the log already, while what follows from that waits for its turn behind this.
            if (!delivery.wasWritten() && !stopped) {
                writeAsItIs(delivery);
            }
        }
        if (!fresh.isEmpty()) {
            thread.later(Duration.ofNanos(Math.max(1, fresh.peek().until() - now)), this::writeFresh);
        }
    }

    /** Writes how a delivery stands, unless a newer state of it is written. Nothing follows from that. */
    private void writeAsItIs(OpenDelivery delivery) {
        CompletableFuture<Long> written = log.write(delivery.record());
        delivery.recorded(written);
        written.whenComplete((offset, failed) -> thread.run(() -> {
            if (failed == null) {
                succeeded(delivery, offset);
            } else if (delivery.recorded() == written) {
                failed(delivery, failed);
                thread.later(AGAIN, () -> writeAgain(delivery, written));
            }
        }));
    }

    private void writeAgain(OpenDelivery delivery, CompletableFuture<Long> failed) {
        if (delivery.recorded() == failed) {
            writeAsItIs(delivery);
        }
    }

    /** Writes what a delivery has come to, until that is on the log. */
    void write(OpenDelivery delivery, Next next) {
        CompletableFuture<Long> written = log.write(delivery.record());
        delivery.recorded(written);
        written.whenComplete((offset, failed) -> thread.run(() -> {
            if (failed == null) {
                succeeded(delivery, offset);
                next.go(offset, delivery.recorded() == written);
            } else {
                failed(delivery, failed);
                thread.later(AGAIN, () -> write(delivery, next));
            }
        }));
    }

    private void succeeded(OpenDelivery delivery, long offset) {
        failure = "";
        delivery.onLog().complete(offset);
    }

    private void failed(OpenDelivery delivery, Throwable reason) {
        failure = "a delivery cannot be recorded: " + reason.getMessage();
        LOG.warn("not recorded, trying again: delivery={}", delivery.id(), reason);
    }

    /** The partition is another's: of new deliveries nothing is written any more, their wishes are read there. */
    void stop() {
        stopped = true;
    }
}
