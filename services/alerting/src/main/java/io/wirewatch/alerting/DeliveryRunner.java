package io.wirewatch.alerting;

import io.wirewatch.alerting.channel.AttemptSender;
import io.wirewatch.alerting.channel.AttemptSender.Sent;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.DeliveryMachine;
import io.wirewatch.core.delivery.DeliveryMachine.Verdict;
import io.wirewatch.core.delivery.RetrySchedule;
import io.wirewatch.runtime.kafka.BarrierTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the deliveries of a partition through attempts and waits. Everything here happens on the partition's thread;
 * only attempts run on threads of their own and come back to it. No further attempt follows from an outcome before that is
 * on the log. The first follows from the wish, which is on the log and is read again until something of the delivery is:
 * its outcome, or, where none comes soon, that it is pending.
 */
final class DeliveryRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRunner.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final double NANOS = 1e9;
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1);

    /** How long a receiver that asks for time may hold up what is not the message it was asked about. */
    private static final Duration LONGEST_LANE_REST = Duration.ofHours(1);

    /** How old what is known of endpoints and of mutes may be at an attempt that no fresh wish asks for. */
    private static final Duration ENDPOINTS_AGE = Duration.ofMillis(200);

    private final int partition;
    private final DeliveryBook book;
    private final DeliveryRecorder recorder;
    private final Endpoints endpoints;
    private final Handlings handlings;
    private final AttemptSender sender;
    private final AlertingMetrics metrics;
    private final Clock clock;
    private final PartitionThread thread;
    private final int attemptsPerEndpoint;
    private final AttemptQueue queue;
    private final DeliveryTurns turns;
    private final UselessEndpoints useless;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String readFailure = "";
    private CompletableFuture<Void> drained;
    private Instant nextLook = Instant.MIN;
    private boolean pumping;
    private boolean lost;
    private int underWay;

    DeliveryRunner(
            int partition,
            DeliveryBook book,
            DeliveryLog log,
            Endpoints endpoints,
            Handlings handlings,
            AttemptSender sender,
            AlertingConfig config,
            AlertingMetrics metrics,
            Clock clock,
            PartitionThread thread) {
        this.partition = partition;
        this.book = book;
        this.recorder = new DeliveryRecorder(log, thread);
        this.endpoints = endpoints;
        this.handlings = handlings;
        this.sender = sender;
        this.metrics = metrics;
        this.clock = clock;
        this.thread = thread;
        this.attemptsPerEndpoint = config.attemptsPerEndpoint();
        this.queue = new AttemptQueue(config.attemptsPerEndpoint(), config.attemptsPerPartition());
        this.turns = new DeliveryTurns(book, queue, endpoints, handlings, metrics, clock, new Course());
        this.useless = new UselessEndpoints(book, endpoints, config.disableAfter(), clock);
    }

    /** Carries on what {@link DeliveryTurns} has decided of. */
    private final class Course implements DeliveryTurns.Course {
        @Override
        public void record(OpenDelivery delivery, Runnable next) {
            DeliveryRunner.this.record(delivery, offset -> next.run());
        }

        @Override
        public void enqueue(OpenDelivery delivery) {
            DeliveryRunner.this.enqueue(delivery);
        }

        @Override
        public void attempt(OpenDelivery delivery, Endpoint endpoint) {
            DeliveryRunner.this.attempt(delivery, endpoint);
        }
    }

    /** Takes a record of the log; all of them, in order, before {@link #resume}. */
    void note(Delivery delivery) {
        turns.note(delivery);
    }

    /** What keeps deliveries from going on; empty when nothing does. */
    String failure() {
        return readFailure.isEmpty() ? recorder.failure() : readFailure;
    }

    /** Goes on with every open delivery. */
    void resume() {
        turns.resume();
        pump();
    }

    /** Takes a new delivery. */
    void create(OpenDelivery delivery) {
        book.open(delivery);
        recorder.take(delivery);
        enqueue(delivery);
        pumpSoon();
    }

    /** Takes a delivery that begins a new round; done when that is on the log. */
    CompletableFuture<Long> reopen(OpenDelivery delivery) {
        book.open(delivery);
        turns.reopened(delivery);
        // Whoever sends it again has reason to think that it will be taken.
        queue.wake(delivery.lane());
        CompletableFuture<Long> done = new CompletableFuture<>();
        record(delivery, done::complete);
        return done;
    }

    /** Writes what a delivery has come to, for as long as it takes, and then goes on. */
    private void record(OpenDelivery delivery, LongConsumer next) {
        recorder.write(delivery, (offset, isNewest) -> {
            next.accept(offset);
            recorded(delivery, offset, isNewest);
        });
    }

    private void recorded(OpenDelivery delivery, long offset, boolean isNewest) {
        // Where a newer state is on its way to the log, that one decides.
        if (isNewest && !delivery.isUnderWay()) {
            if (delivery.progress().state().isOpen()) {
                if (delivery.isHeld()) {
                    turns.held(delivery, offset);
                }
                enqueue(delivery);
            } else {
                book.close(delivery, offset);
            }
        }
        pumpSoon();
    }

    private void enqueue(OpenDelivery delivery) {
        Endpoint endpoint = endpoints.get(delivery.endpoint());
        queue.add(
                delivery.lane(),
                delivery.id(),
                delivery.progress().nextAttemptAt(),
                delivery.sequence(),
                endpoint != null && endpoint.getOrdered() && !delivery.isTest() && !delivery.isHeld());
    }

    /** Once for all the steps that wait now. */
    private void pumpSoon() {
        if (!pumping) {
            pumping = true;
            thread.run(() -> {
                pumping = false;
                pump();
            });
        }
    }

    /** Starts whatever can be started now and sets the alarm for what comes next. */
    private void pump() {
        if (drained != null) {
            drain();
            return;
        }
        Instant now = clock.instant();
        boolean look = !now.isBefore(nextLook);
        boolean due = queue.nextDue().filter(at -> !at.isAfter(now)).isPresent();
        if ((due || (turns.pausedAny() && look)) && refreshed()) {
            turns.lookAtPaused();
            for (Optional<String> id = queue.next(now); id.isPresent(); id = queue.next(now)) {
                turns.take(book.open(id.get()));
            }
        }
        if (look) {
            nextLook = now.plus(AGAIN);
            metrics.load(partition, book.open().size(), queue.backlog(now));
        }
        setAlarm(now);
    }

    private boolean refreshed() {
        try {
            endpoints.refresh(ENDPOINTS_AGE);
            handlings.refresh(ENDPOINTS_AGE);
            readFailure = "";
            return true;
        } catch (BarrierTimeoutException e) {
            readFailure = e.getMessage();
            return false;
        }
    }

    private void setAlarm(Instant now) {
        Duration sleep = queue.nextDue().map(at -> Duration.between(now, at)).orElse(LONGEST_SLEEP);
        if (turns.pausedAny() || !readFailure.isEmpty()) {
            sleep = shorter(sleep.isPositive() ? sleep : AGAIN, AGAIN);
        }
        // The books are looked at every second while there is anything in them.
        sleep = book.open().isEmpty() ? sleep : shorter(sleep, AGAIN);
        thread.alarm(sleep.isPositive() ? shorter(sleep, LONGEST_SLEEP) : Duration.ofMillis(1), this::pump);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void attempt(OpenDelivery delivery, Endpoint endpoint) {
        if (drained != null) {
            return;
        }
        delivery.underWay(true);
        underWay++;
        Delivery message = delivery.record();
        String threadOfAlert = book.thread(message);
        Instant at = clock.instant();
        queue.begins(delivery.lane(), pace(endpoint), at);
        CompletableFuture.supplyAsync(() -> sender.send(message, endpoint, threadOfAlert), attempts)
                .exceptionally(
                        e -> Sent.of(new Attempt(at, Duration.ZERO, 0, AttemptSender.UNSENDABLE, e.toString(), null)))
                .thenAccept(sent -> thread.run(() -> settle(delivery, endpoint, sent)));
    }

    private AttemptQueue.Pace pace(Endpoint endpoint) {
        double rate = endpoint.getRatePerSecond();
        return new AttemptQueue.Pace(
                endpoint.getConcurrency() > 0 ? endpoint.getConcurrency() : attemptsPerEndpoint,
                rate > 0 ? Duration.ofNanos((long) (NANOS / rate)) : Duration.ZERO);
    }

    private void settle(OpenDelivery delivery, Endpoint endpoint, Sent sent) {
        if (lost) {
            return;
        }
        metrics.attempt(sent.attempt());
        Verdict verdict = new DeliveryMachine(schedule(delivery, endpoint))
                .settle(delivery.id(), delivery.progress(), sent.attempt(), sent.retryAfter());
        delivery.progress(verdict.progress(), clock.instant());
        sent.reference().ifPresent(delivery::reference);
        record(delivery, offset -> settled(delivery, sent, verdict));
    }

    private static RetrySchedule schedule(OpenDelivery delivery, Endpoint endpoint) {
        if (delivery.isTest()) {
            return RetrySchedule.ONCE;
        }
        try {
            return RetrySchedule.parse(endpoint.getRetrySchedule());
        } catch (IllegalArgumentException e) {
            LOG.warn("the usual schedule instead: endpoint={} {}", endpoint.getId(), e.getMessage());
            return RetrySchedule.DEFAULT;
        }
    }

    /** The outcome is on the log: what waited for it goes on. */
    private void settled(OpenDelivery delivery, Sent sent, Verdict verdict) {
        Attempt attempt = sent.attempt();
        underWay--;
        delivery.underWay(false);
        queue.cameTo(delivery.lane(), attempt.succeeded(), clock.instant());
        // Whoever has too much of one message has too much of all.
        sent.retryAfter()
                .ifPresent(asked ->
                        queue.rest(delivery.lane(), attempt.endedAt().plus(shorter(asked, LONGEST_LANE_REST))));
        queue.done(delivery.lane());
        book.note(delivery.record());
        turns.settled(delivery);
        if (!verdict.progress().state().isOpen()) {
            metrics.ended(verdict.progress().state());
        }
        useless.look(delivery.endpoint(), attempt, verdict);
    }

    /** Starts nothing more, and tells when nothing is under way. */
    void close(boolean partitionLost, CompletableFuture<Void> whenDrained) {
        lost = partitionLost;
        if (lost) {
            recorder.stop();
        }
        drained = whenDrained;
        drain();
    }

    private void drain() {
        if (lost || underWay == 0) {
            drained.complete(null);
        }
    }

    /** Lets go of attempts that are still under way. */
    void abandon() {
        attempts.shutdownNow();
        metrics.gone(partition);
    }
}
