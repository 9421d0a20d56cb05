package io.wirewatch.alerting;

import io.wirewatch.alerting.channel.AttemptSender;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.DeliveryMachine;
import io.wirewatch.core.delivery.DeliveryProgress;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deliveries of one partition: what was wished for becomes deliveries here, and {@link DeliveryRunner} carries them
 * through. A wish met before changes nothing.
 */
final class PartitionDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionDeliveries.class);
    private static final int LONGEST_BODY = Topics.MAX_RECORD_BYTES / 2;

    private final int partition;
    private final DeliveryLog log;
    private final Endpoints endpoints;
    private final Clock clock;
    private final PartitionThread thread;
    private final DeliveryBook book;
    private final DeliveryRunner runner;

    PartitionDeliveries(
            int partition,
            DeliveryLog log,
            Endpoints endpoints,
            Handlings handlings,
            AttemptSender sender,
            AlertingConfig config,
            AlertingMetrics metrics,
            Clock clock) {
        this.partition = partition;
        this.log = log;
        this.endpoints = endpoints;
        this.clock = clock;
        this.thread = new PartitionThread("deliveries-" + partition);
        this.book = new DeliveryBook(log);
        this.runner =
                new DeliveryRunner(partition, book, log, endpoints, handlings, sender, config, metrics, clock, thread);
    }

    /** Takes a record of the log; all of them, in order, before {@link #start}. */
    void load(String id, Delivery delivery, long offset) {
        book.load(id, delivery, offset);
        if (delivery != null) {
            runner.note(delivery);
        }
    }

    /** Goes on where the log says. */
    void start() {
        thread.run(runner::resume);
    }

    /** What keeps deliveries from going on; empty when nothing does. */
    String failure() {
        return thread.failure().isEmpty() ? runner.failure() : thread.failure();
    }

    /**
     * Takes a wish. Done when what came of it is on the log, so that it need not be read again; failed with
     * {@link RefusedRecordException} where it makes no sense.
     *
     * @param offset where the wish stands on the log
     */
    CompletableFuture<Void> accept(DeliveryCommand command, long offset) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread.run(() -> {
            try {
                carryOut(command, offset).whenComplete((written, failed) -> finish(done, failed));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static void finish(CompletableFuture<Void> done, Throwable failed) {
        if (failed == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failed);
        }
    }

    private CompletableFuture<Long> carryOut(DeliveryCommand command, long offset) {
        return switch (command.getKind()) {
            case Messages.ALERT -> deliver(command, offset);
            case Messages.NOTICE -> notify(command, offset);
            case Messages.TEST -> test(command, offset);
            case "resend" -> resend(command.getDelivery(), command.getRequest());
            default ->
                throw new RefusedRecordException("unknown-kind", "no command is called '" + command.getKind() + "'");
        };
    }

    private CompletableFuture<Long> deliver(DeliveryCommand command, long offset) {
        if (command.getAlert() == null) {
            throw new RefusedRecordException("incomplete", "a command of kind alert carries the alert");
        }
        return create(Messages.ofAlert(command, offset, clock.instant()));
    }

    private CompletableFuture<Long> notify(DeliveryCommand command, long offset) {
        if (command.getNotice() == null) {
            throw new RefusedRecordException("incomplete", "a command of kind notice carries the notice");
        }
        return create(Messages.ofNotice(command, offset, clock.instant()));
    }

    private CompletableFuture<Long> test(DeliveryCommand command, long offset) {
        return create(Messages.ofTest(command, offset, endpoints.get(command.getEndpoint()), clock.instant()));
    }

    private CompletableFuture<Long> create(Delivery delivery) {
        if (book.isKnown(delivery.getId())) {
            OpenDelivery open = book.open(delivery.getId());
            return open == null ? CompletableFuture.completedFuture(0L) : open.onLog();
        }
        if (Utils.utf8Length(delivery.getBody()) > LONGEST_BODY) {
            throw new RefusedRecordException("too-large", "the message is longer than " + LONGEST_BODY + " bytes");
        }
        Instant now = clock.instant();
        OpenDelivery open = OpenDelivery.wished(DeliveryMapper.with(delivery, begin(delivery, now), now));
        runner.create(open);
        return open.onLog();
    }

    private DeliveryProgress begin(Delivery delivery, Instant now) {
        Endpoint endpoint = endpoints.get(delivery.getEndpoint());
        DeliveryProgress begun = DeliveryMachine.begin(now);
        boolean waits = endpoint != null && !delivery.getKind().equals(Messages.TEST) && Obstacle.isPaused(endpoint);
        return waits ? DeliveryMachine.hold(begun, Obstacle.PAUSED) : begun;
    }

    private CompletableFuture<Long> resend(String id, String request) {
        OpenDelivery delivery = book.open(id);
        if (delivery == null) {
            long offset = book.closedAt(id);
            Delivery closed = offset == OffsetTable.NONE ? null : log.read(id, offset);
            if (closed == null) {
                throw new RefusedRecordException("unknown-delivery", "there is no delivery '" + id + "' to send again");
            }
            delivery = OpenDelivery.logged(closed);
        }
        if (!request.isEmpty() && delivery.hasCarriedOut(request)) {
            return delivery.recorded();
        }
        delivery.carriedOut(request);
        Instant now = clock.instant();
        delivery.progress(DeliveryMachine.resend(delivery.progress(), now), now);
        return runner.reopen(delivery);
    }

    /**
     * Ends. Attempts under way may finish and be recorded for a while; it takes no longer than they do.
     *
     * @param lost whether another process has the partition already: then nothing may be written any more
     * @param patience how long attempts under way are waited for
     */
    void close(boolean lost, Duration patience) {
        if (thread.isClosed()) {
            // No step is taken any more, so there is nothing to wait for.
            return;
        }
        CompletableFuture<Void> drained = new CompletableFuture<>();
        thread.run(() -> runner.close(lost, drained));
        try {
            drained.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("attempts left without an outcome, they will be repeated: partition={}", partition);
        } catch (ExecutionException e) {
            throw new IllegalStateException("draining cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.close();
            runner.abandon();
        }
    }
}
