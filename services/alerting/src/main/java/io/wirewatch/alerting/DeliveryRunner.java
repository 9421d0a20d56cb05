package io.wirewatch.alerting;

import io.wirewatch.alerting.channel.AttemptSender;
import io.wirewatch.alerting.channel.AttemptSender.Sent;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.DeliveryMachine;
import io.wirewatch.core.delivery.DeliveryMachine.Verdict;
import io.wirewatch.core.delivery.DeliveryProgress;
import io.wirewatch.core.delivery.RetrySchedule;
import io.wirewatch.core.volume.Volume;
import io.wirewatch.core.volume.Volume.Hold;
import io.wirewatch.runtime.json.AlertJson;
import io.wirewatch.runtime.kafka.BarrierTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Duration disableAfter;
    private final AttemptQueue queue;
    private final VolumeControl volume;
    private final Bundler bundler;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<OpenDelivery>> afterSibling = new HashMap<>();
    private volatile String readFailure = "";
    private CompletableFuture<Void> drained;
    private Instant nextLook = Instant.MIN;
    private boolean pumping;
    private boolean held;
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
        this.disableAfter = config.disableAfter();
        this.attemptsPerEndpoint = config.attemptsPerEndpoint();
        this.queue = new AttemptQueue(config.attemptsPerEndpoint(), config.attemptsPerPartition());
        this.volume = new VolumeControl(endpoints);
        this.bundler = new Bundler(book, volume, this::unwanted, new Bundled(), clock);
    }

    /** Takes a record of the log; all of them, in order, before {@link #resume}. */
    void note(Delivery delivery) {
        volume.note(delivery);
    }

    /** What keeps deliveries from going on; empty when nothing does. */
    String failure() {
        return readFailure.isEmpty() ? recorder.failure() : readFailure;
    }

    /** Goes on with every open delivery. */
    void resume() {
        volume.start();
        book.open().stream().filter(OpenDelivery::isHeld).forEach(volume::held);
        book.open().forEach(this::enqueue);
        Map.copyOf(book.carriers()).forEach((delivery, digest) -> {
            volume.left(book.open(delivery));
            bundler.carriedBy(book.open(delivery), digest);
        });
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
        // It may have been held, in another lane.
        queue.remove(delivery.id());
        volume.left(delivery);
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
                    book.leaveOnLog(delivery, offset);
                    volume.held(delivery);
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
                delivery.record().getSequence(),
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
        if ((due || (held && look)) && refreshed()) {
            held = held && queue.release(id -> endpoints.get(id) != null && Obstacle.isPaused(endpoints.get(id)));
            for (Optional<String> id = queue.next(now); id.isPresent(); id = queue.next(now)) {
                start(book.open(id.get()));
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
        if (held || !readFailure.isEmpty()) {
            sleep = shorter(sleep.isPositive() ? sleep : AGAIN, AGAIN);
        }
        // The books are looked at every second while there is anything in them.
        sleep = book.open().isEmpty() ? sleep : shorter(sleep, AGAIN);
        thread.alarm(sleep.isPositive() ? shorter(sleep, LONGEST_SLEEP) : Duration.ofMillis(1), this::pump);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Tries a delivery whose turn it is, or finds out why not. */
    private void start(OpenDelivery delivery) {
        Endpoint endpoint = endpoints.get(delivery.endpoint());
        boolean test = delivery.isTest();
        Optional<String> obstacle = Obstacle.to(delivery.endpoint(), endpoint, test);
        if (obstacle.isPresent()) {
            queue.done(delivery.lane());
            end(delivery, DeliveryMachine.abandon(delivery.progress(), obstacle.get()));
        } else if (!test && Obstacle.isPaused(endpoint)) {
            hold(delivery);
        } else {
            startActive(delivery, endpoint);
        }
    }

    private void startActive(OpenDelivery delivery, Endpoint endpoint) {
        Instant now = clock.instant();
        Optional<Hold> hold = volume.hold(delivery, endpoint, now);
        boolean isFresh = delivery.isAboutAlert() && delivery.isUntried();
        if (hold.isPresent()) {
            putOff(delivery, hold.get());
        } else if (delivery.isHeld()) {
            goTogether(delivery, endpoint);
        } else if (isFresh && volume.wouldJoin(delivery, endpoint, now)) {
            // It is on the log as one of those before it goes with them.
            putOff(delivery, new Hold(now, Volume.Why.GATHER));
        } else if (isFresh) {
            startFirst(delivery, endpoint);
        } else {
            attempt(delivery, endpoint);
        }
    }

    /** Its endpoint wants no message now. */
    private void putOff(OpenDelivery delivery, Hold hold) {
        queue.done(delivery.lane());
        String reason = hold.why().words();
        DeliveryProgress before = delivery.progress();
        boolean isFresh = delivery.isAboutAlert() && delivery.isUntried();
        delivery.progress(
                isFresh
                        ? DeliveryMachine.hold(before, hold.until(), reason)
                        : DeliveryMachine.postpone(before, hold.until(), reason),
                clock.instant());
        delivery.heldFor(hold.why().text());
        record(delivery, offset -> {});
    }

    private void goTogether(OpenDelivery first, Endpoint endpoint) {
        queue.done(first.lane());
        List<OpenDelivery> taken = bundler.go(endpoint);
        if (taken.isEmpty()) {
            queue.add(first.lane(), first.id(), clock.instant().plus(AGAIN));
        } else if (!taken.contains(first)) {
            enqueue(first);
        }
    }

    /** Ends a delivery without an attempt. */
    private void end(OpenDelivery delivery, DeliveryProgress end) {
        delivery.progress(end, clock.instant());
        record(delivery, offset -> metrics.ended(delivery.progress().state()));
    }

    /** Carries on what goes together. */
    private final class Bundled implements Bundler.Runner {
        @Override
        public void record(OpenDelivery delivery, Runnable next) {
            queue.remove(delivery.id());
            DeliveryRunner.this.record(delivery, offset -> next.run());
        }

        @Override
        public void stop(OpenDelivery delivery) {
            queue.remove(delivery.id());
        }

        @Override
        public void end(OpenDelivery delivery, DeliveryProgress end) {
            queue.remove(delivery.id());
            DeliveryRunner.this.end(delivery, end);
        }

        @Override
        public void after(OpenDelivery sibling, OpenDelivery delivery) {
            queue.remove(delivery.id());
            waitFor(sibling, delivery);
        }
    }

    private void hold(OpenDelivery delivery) {
        queue.done(delivery.lane());
        enqueue(delivery);
        queue.hold(delivery.lane());
        held = true;
        if (!Obstacle.PAUSED.equals(delivery.progress().reason())) {
            delivery.progress(DeliveryMachine.hold(delivery.progress(), Obstacle.PAUSED), clock.instant());
            record(delivery, offset -> {});
        }
    }

    /**
     * The first attempt settles which type of message it is, for good: {@code alert.raised} for an endpoint that never
     * got a message about the alert. While one about it is under way, that is open, and this one waits for its outcome.
     */
    private void startFirst(OpenDelivery delivery, Endpoint endpoint) {
        boolean heard = book.hasHeardOf(delivery.record());
        if (!heard) {
            for (OpenDelivery sibling : book.siblings(delivery.record())) {
                if (sibling != delivery && sibling.isUnderWay()) {
                    queue.done(delivery.lane());
                    waitFor(sibling, delivery);
                    return;
                }
            }
        }
        // Whoever starts over would find the same: what was heard is told by outcomes, which are on the log.
        delivery.record(Messages.typed(delivery.record(), !heard));
        Optional<String> unwanted = unwanted(delivery, endpoint, !heard);
        if (unwanted.isPresent()) {
            queue.done(delivery.lane());
            end(delivery, DeliveryMachine.skip(delivery.progress(), unwanted.get()));
        } else {
            volume.sent(endpoint, clock.instant());
            attempt(delivery, endpoint);
        }
    }

    private void waitFor(OpenDelivery sibling, OpenDelivery delivery) {
        afterSibling.computeIfAbsent(sibling.id(), key -> new ArrayList<>()).add(delivery);
    }

    /** Why an endpoint shall not hear of an alert; what somebody sends again, it shall. */
    private Optional<String> unwanted(OpenDelivery delivery, Endpoint endpoint, boolean first) {
        if (delivery.wasSentAgain()) {
            return Optional.empty();
        }
        Optional<String> muted = handlings.muted(delivery.slim().getAlert(), clock.instant());
        if (muted.isPresent() || endpoint.getEvents().isEmpty()) {
            return muted;
        }
        String event = Messages.event(delivery.record(), first);
        return endpoint.getEvents().contains(event)
                ? Optional.empty()
                : Optional.of("the endpoint does not ask for alert." + event);
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
        Optional.ofNullable(afterSibling.remove(delivery.id())).ifPresent(waiting -> waiting.forEach(this::enqueue));
        if (!verdict.progress().state().isOpen()) {
            metrics.ended(verdict.progress().state());
        }
        if (verdict.endpointGone()) {
            disable(delivery.endpoint(), verdict.progress().reason(), attempt.at());
        } else if (!attempt.succeeded()) {
            disableAfterDays(delivery, attempt);
        }
    }

    private void disableAfterDays(OpenDelivery delivery, Attempt latest) {
        Endpoint endpoint = endpoints.get(delivery.endpoint());
        if (endpoint == null) {
            return;
        }
        book.streak(delivery.endpoint())
                .tooLong(endpoint.getUpdatedAt(), disableAfter, clock.instant())
                .ifPresent(since -> disable(
                        delivery.endpoint(),
                        "nothing but failures since " + AlertJson.time(since) + ", the latest: "
                                + (latest.answered() ? "status " + latest.status() : latest.error()),
                        since));
    }

    private void disable(String endpoint, String reason, Instant since) {
        try {
            endpoints.disable(endpoint, reason, since);
        } catch (BarrierTimeoutException e) {
            LOG.warn("endpoint not disabled, its next delivery will try again: endpoint={}", endpoint, e);
        }
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
