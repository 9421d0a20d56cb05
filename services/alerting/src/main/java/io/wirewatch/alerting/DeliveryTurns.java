package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.DeliveryMachine;
import io.wirewatch.core.delivery.DeliveryProgress;
import io.wirewatch.core.volume.Volume;
import io.wirewatch.core.volume.Volume.Hold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of a delivery whose turn it is: an attempt, an end, or more waiting, since its endpoint is paused, wants no
 * message now, or is being told of the same alert. Not safe for threads.
 */
final class DeliveryTurns {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final DeliveryBook book;
    private final AttemptQueue queue;
    private final Endpoints endpoints;
    private final Handlings handlings;
    private final AlertingMetrics metrics;
    private final Clock clock;
    private final Course course;
    private final VolumeControl volume;
    private final Bundler bundler;
    private final Map<String, List<OpenDelivery>> afterSibling = new HashMap<>();
    private boolean pausedAny;

    DeliveryTurns(
            DeliveryBook book,
            AttemptQueue queue,
            Endpoints endpoints,
            Handlings handlings,
            AlertingMetrics metrics,
            Clock clock,
            Course course) {
        this.book = book;
        this.queue = queue;
        this.endpoints = endpoints;
        this.handlings = handlings;
        this.metrics = metrics;
        this.clock = clock;
        this.course = course;
        this.volume = new VolumeControl(endpoints);
        this.bundler = new Bundler(book, volume, this::unwanted, new Bundled(), clock);
    }

    /** What carries on deliveries of which it is decided. */
    interface Course {
        /** Writes what a delivery has come to, does what follows, and takes it from there. */
        void record(OpenDelivery delivery, Runnable next);

        /** Puts a delivery into its lane. */
        void enqueue(OpenDelivery delivery);

        /** Makes an attempt. */
        void attempt(OpenDelivery delivery, Endpoint endpoint);
    }

    /** Takes a record of the log; all of them, in order, before {@link #resume}. */
    void note(Delivery delivery) {
        volume.note(delivery);
    }

    /** All of the log was taken. */
    void resume() {
        volume.start();
        book.open().stream().filter(OpenDelivery::isHeld).forEach(volume::held);
        book.open().forEach(course::enqueue);
        Map.copyOf(book.carriers()).forEach((delivery, digest) -> {
            volume.left(book.open(delivery));
            bundler.carriedBy(book.open(delivery), digest);
        });
        book.carriers().clear();
    }

    /** What is on the log as held waits for others from now on. */
    void held(OpenDelivery delivery, long offset) {
        book.leaveOnLog(delivery, offset);
        volume.held(delivery);
    }

    /** Somebody sends it again; it may have been held, in another lane. */
    void reopened(OpenDelivery delivery) {
        queue.remove(delivery.id());
        volume.left(delivery);
    }

    /** An attempt is over: what waited for its outcome goes on. */
    void settled(OpenDelivery delivery) {
        Optional.ofNullable(afterSibling.remove(delivery.id())).ifPresent(waiting -> waiting.forEach(course::enqueue));
    }

    /** Whether lanes are at rest, since their endpoints are paused. */
    boolean pausedAny() {
        return pausedAny;
    }

    /** Lets the lanes go on whose endpoints are paused no more. */
    void lookAtPaused() {
        pausedAny = pausedAny && queue.release(id -> endpoints.get(id) != null && Obstacle.isPaused(endpoints.get(id)));
    }

    /** Tries a delivery whose turn it is, or finds out why not. */
    void take(OpenDelivery delivery) {
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
            course.attempt(delivery, endpoint);
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
        course.record(delivery, () -> {});
    }

    private void goTogether(OpenDelivery first, Endpoint endpoint) {
        queue.done(first.lane());
        List<OpenDelivery> taken = bundler.go(endpoint);
        if (taken.isEmpty()) {
            queue.add(first.lane(), first.id(), clock.instant().plus(AGAIN));
        } else if (!taken.contains(first)) {
            course.enqueue(first);
        }
    }

    /** Ends a delivery without an attempt. */
    private void end(OpenDelivery delivery, DeliveryProgress end) {
        volume.left(delivery);
        delivery.progress(end, clock.instant());
        course.record(delivery, () -> metrics.ended(delivery.progress().state()));
    }

    /** Carries on what goes together; it waits in a lane until then. */
    private final class Bundled implements Bundler.Runner {
        @Override
        public void record(OpenDelivery delivery, Runnable next) {
            stop(delivery);
            course.record(delivery, next);
        }

        @Override
        public void stop(OpenDelivery delivery) {
            queue.remove(delivery.id());
        }

        @Override
        public void end(OpenDelivery delivery, DeliveryProgress end) {
            stop(delivery);
            DeliveryTurns.this.end(delivery, end);
        }

        @Override
        public void after(OpenDelivery sibling, OpenDelivery delivery) {
            stop(delivery);
            waitFor(sibling, delivery);
        }
    }

    private void hold(OpenDelivery delivery) {
        queue.done(delivery.lane());
        course.enqueue(delivery);
        queue.hold(delivery.lane());
        pausedAny = true;
        if (!Obstacle.PAUSED.equals(delivery.progress().reason())) {
            delivery.progress(DeliveryMachine.hold(delivery.progress(), Obstacle.PAUSED), clock.instant());
            course.record(delivery, () -> {});
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
            course.attempt(delivery, endpoint);
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
}
