package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.DeliveryMachine;
import io.wirewatch.core.delivery.DeliveryProgress;
import io.wirewatch.core.delivery.EndpointKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends together what was held and is due. Of each alert the newest revision is told; what was withdrawn before anybody heard
 * of it is not. One alert that is left alone goes as it is. Several go as a digest, a delivery of its own, which is on the log
 * before it is tried, with the names of those that it carries; so whoever starts over neither sends another one nor any of them alone.
 *
 * <p>Programs get everything, in several digests where there is much; people get as many as one reads, and the number of
 * the others.
 */
final class Bundler {
    private static final Logger LOG = LoggerFactory.getLogger(Bundler.class);
    private static final int MOST_FOR_PROGRAMS = 100;
    private static final int MOST_FOR_PEOPLE = 1000;
    private static final List<String> BY_URGENCY = List.of("high", "normal", "low");
    private static final String UNTOLD = "the alert was withdrawn before anybody was told of it";

    private final DeliveryBook book;
    private final VolumeControl volume;
    private final Unwanted unwanted;
    private final Runner runner;
    private final Clock clock;

    Bundler(DeliveryBook book, VolumeControl volume, Unwanted unwanted, Runner runner, Clock clock) {
        this.book = book;
        this.volume = volume;
        this.unwanted = unwanted;
        this.runner = runner;
        this.clock = clock;
    }

    /** Says why an endpoint shall not hear of an alert now. */
    interface Unwanted {
        /** @param first whether the endpoint never got a message about the alert */
        Optional<String> reason(OpenDelivery delivery, Endpoint endpoint, boolean first);
    }

    /** What carries deliveries on. */
    interface Runner {
        /** Writes what a delivery has come to, and takes it from there. */
        void record(OpenDelivery delivery, Runnable next);

        /** Lets a delivery be, until something else is done about it. */
        void stop(OpenDelivery delivery);

        /** Ends a delivery that waits, without an attempt. */
        void end(OpenDelivery delivery, DeliveryProgress end);

        /** Lets a delivery wait until an attempt about the same alert is over. */
        void after(OpenDelivery sibling, OpenDelivery delivery);
    }

    /** Sends what is due to an endpoint, and says which deliveries are on their way to it, or over; none while the log cannot be read. */
    List<OpenDelivery> go(Endpoint endpoint) {
        boolean forPeople = EndpointKind.of(endpoint.getKind()).isForPeople();
        List<OpenDelivery> due = volume.due(endpoint, clock.instant(), forPeople ? MOST_FOR_PEOPLE : MOST_FOR_PROGRAMS);
        Map<String, List<OpenDelivery>> byAlert = new LinkedHashMap<>();
        due.stream()
                // Programs have everything in the order in which it came; people what is urgent first.
                .sorted(Comparator.comparingInt(delivery -> forPeople ? BY_URGENCY.indexOf(delivery.urgency()) : 0))
                .forEach(delivery -> byAlert.computeIfAbsent(delivery.slim().getAlert(), id -> new ArrayList<>())
                        .add(delivery));
        DigestMessage message = new DigestMessage(endpoint, forPeople);
        List<OpenDelivery> told = new ArrayList<>();
        List<OpenDelivery> carried = new ArrayList<>();
        List<OpenDelivery> taken = new ArrayList<>();
        for (List<OpenDelivery> revisions : byAlert.values()) {
            if (message.isFull() || !areRead(revisions)) {
                break;
            }
            taken.addAll(revisions);
            revisions.forEach(volume::left);
            OpenDelivery newest = newest(revisions);
            if (take(newest, revisions, endpoint)) {
                message.add(newest);
                told.add(newest);
                carried.addAll(revisions);
            }
        }
        send(message, told, carried, endpoint);
        return taken;
    }

    /** Before anything follows from them, so that nothing is left half done. */
    private static boolean areRead(List<OpenDelivery> revisions) {
        try {
            revisions.forEach(OpenDelivery::record);
            return true;
        } catch (KafkaException e) {
            LOG.warn(
                    "what is due cannot be read, trying again: delivery={}",
                    revisions.getFirst().id(),
                    e);
            return false;
        }
    }

    private static OpenDelivery newest(List<OpenDelivery> revisions) {
        return revisions.stream()
                .max(Comparator.comparingInt(delivery -> delivery.slim().getRevision()))
                .orElseThrow();
    }

    /** Whether the newest of the revisions is to be told. */
    private boolean take(OpenDelivery newest, List<OpenDelivery> revisions, Endpoint endpoint) {
        boolean first = !book.hasHeardOf(newest.slim());
        Optional<OpenDelivery> underWay = book.siblings(newest.slim()).stream()
                .filter(OpenDelivery::isUnderWay)
                .findFirst();
        if (first && underWay.isPresent()) {
            revisions.forEach(delivery -> {
                volume.held(delivery);
                runner.after(underWay.get(), delivery);
            });
            return false;
        }
        newest.record(Messages.typed(newest.record(), first));
        boolean untold = first && Messages.event(newest.record(), true).equals(Messages.WITHDRAWN);
        Optional<String> reason = untold ? Optional.of(UNTOLD) : unwanted.reason(newest, endpoint, first);
        reason.ifPresent(why ->
                revisions.forEach(delivery -> runner.end(delivery, DeliveryMachine.skip(delivery.progress(), why))));
        return reason.isEmpty();
    }

    private void send(DigestMessage message, List<OpenDelivery> told, List<OpenDelivery> carried, Endpoint endpoint) {
        if (told.size() == 1) {
            OpenDelivery alone = told.getFirst();
            carried.stream().filter(delivery -> delivery != alone).forEach(delivery -> {
                String why = "revision " + alone.slim().getRevision() + " went in its place";
                runner.end(delivery, DeliveryMachine.skip(delivery.progress(), why));
            });
            Instant now = clock.instant();
            alone.progress(DeliveryMachine.release(alone.progress(), now), now);
            runner.record(alone, () -> {});
        } else if (!told.isEmpty()) {
            Instant now = clock.instant();
            Delivery digest = message.delivery(carried, now);
            OpenDelivery carrier = OpenDelivery.wished(digest);
            volume.sent(endpoint, now);
            book.open(carrier);
            carried.forEach(runner::stop);
            runner.record(carrier, () -> carried.forEach(delivery -> carriedBy(delivery, carrier.id())));
        }
    }

    /** The digest is on the log: what it carries is over. */
    void carriedBy(OpenDelivery delivery, String digest) {
        if (delivery.isHeld()) {
            delivery.bundledIn(digest);
            runner.end(delivery, DeliveryMachine.bundle(delivery.progress(), "it went with others"));
        }
    }
}
