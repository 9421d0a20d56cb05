package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.volume.MessageLimit;
import io.wirewatch.core.volume.Sendings;
import io.wirewatch.core.volume.Volume;
import io.wirewatch.core.volume.Volume.Hold;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which deliveries of a partition wait, since their endpoints want fewer messages, and which go together when they have
 * waited. What somebody asked for by hand, and what is no alert, never waits. Not safe for threads.
 */
final class VolumeControl {
    private final Endpoints endpoints;
    private final Map<String, Set<OpenDelivery>> held = new HashMap<>();
    private final Map<String, Sendings> sendings = new HashMap<>();
    private final Map<String, NavigableSet<Before>> before = new HashMap<>();
    private final Map<String, Known> volumes = new HashMap<>();

    VolumeControl(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** What was read from the record of an endpoint. */
    private record Known(Endpoint of, Volume volume) {}

    /** A message that went out before this was started. */
    private record Before(Instant at, String delivery) {
        static final Comparator<Before> BY_TIME =
                Comparator.comparing(Before::at).thenComparing(Before::delivery);
    }

    private Volume volume(Endpoint endpoint) {
        Known known = volumes.get(endpoint.getId());
        if (known == null || known.of() != endpoint) {
            known = new Known(endpoint, VolumeMapper.volume(endpoint));
            volumes.put(endpoint.getId(), known);
        }
        return known.volume();
    }

    /** Takes a delivery that the log has from before: what went out counts for the limit. */
    void note(Delivery delivery) {
        Endpoint endpoint = endpoints.get(delivery.getEndpoint());
        MessageLimit limit = endpoint == null ? null : volume(endpoint).limit();
        if (limit == null) {
            return;
        }
        // A delivery may be on the log several times, and its first attempt then is.
        NavigableSet<Before> latest = before.computeIfAbsent(endpoint.getId(), id -> new TreeSet<>(Before.BY_TIME));
        if (delivery.getKind().equals(Messages.DIGEST)) {
            latest.add(new Before(delivery.getCreatedAt(), delivery.getId()));
        } else if (delivery.getKind().equals(Messages.ALERT)
                && !delivery.getAttempts().isEmpty()) {
            latest.add(new Before(delivery.getAttempts().getFirst().getAt(), delivery.getId()));
        }
        while (latest.size() > limit.messages()) {
            latest.pollFirst();
        }
    }

    /** All of the log was noted. */
    void start() {
        before.forEach((endpoint, latest) -> latest.forEach(one -> sent(endpoints.get(endpoint), one.at())));
        before.clear();
    }

    /** A message about one alert or several goes out to the endpoint. */
    void sent(Endpoint endpoint, Instant at) {
        Volume volume = volume(endpoint);
        if (volume.limit() != null) {
            sendings.computeIfAbsent(endpoint.getId(), id -> new Sendings()).add(at, volume.limit());
        }
    }

    /** Until when a delivery waits, and why; empty: it may go now. */
    Optional<Hold> hold(OpenDelivery delivery, Endpoint endpoint, Instant now) {
        Volume volume = volume(endpoint);
        if (volume.isAllAtOnce()
                || delivery.wasSentAgain()
                || !(delivery.isAboutAlert() || delivery.isDigest())
                || volume.breakThrough().lets(delivery.urgency())) {
            return Optional.empty();
        }
        if (!delivery.isAboutAlert() || !delivery.isUntried()) {
            return volume.quiet(now);
        }
        return volume.hold(delivery.alertAt(), delivery.createdAt(), now).or(() -> limited(volume, endpoint, now));
    }

    private Optional<Hold> limited(Volume volume, Endpoint endpoint, Instant now) {
        Sendings sent = sendings.get(endpoint.getId());
        if (volume.limit() == null || sent == null) {
            return Optional.empty();
        }
        Instant room = sent.room(now, volume.limit());
        return room.isAfter(now)
                ? Optional.of(new Hold(volume.quiet(room).map(Hold::until).orElse(room), Volume.Why.LIMIT))
                : Optional.empty();
    }

    /** A delivery is held from now on. */
    void held(OpenDelivery delivery) {
        held.computeIfAbsent(delivery.endpoint(), id -> new LinkedHashSet<>()).add(delivery);
    }

    /**
     * The deliveries of an endpoint that were held and may go when one of them does, in the order of their wishes.
     *
     * @param most at most so many
     */
    List<OpenDelivery> due(Endpoint endpoint, Instant now, int most) {
        Volume volume = volume(endpoint);
        return held.getOrDefault(endpoint.getId(), Set.of()).stream()
                // Somebody may have had one sent, and another may have failed for good, meanwhile.
                .filter(OpenDelivery::isHeld)
                // The limit does not count: what is due together is one message.
                .filter(delivery -> volume.mayJoin(delivery.alertAt(), delivery.createdAt(), now))
                .sorted(Comparator.comparingLong(OpenDelivery::sequence))
                .limit(most)
                .toList();
    }

    /** Whether an alert that may go finds others that were held and may go now: they are told together. */
    boolean wouldJoin(OpenDelivery delivery, Endpoint endpoint, Instant now) {
        Volume volume = volume(endpoint);
        return held.containsKey(endpoint.getId())
                && !delivery.wasSentAgain()
                && !volume.breakThrough().lets(delivery.urgency())
                && !due(endpoint, now, 1).isEmpty();
    }

    /** What may have been held is held no more. */
    void left(OpenDelivery delivery) {
        Set<OpenDelivery> others = held.get(delivery.endpoint());
        if (others != null) {
            others.remove(delivery);
            if (others.isEmpty()) {
                held.remove(delivery.endpoint());
            }
        }
    }

    /** Names why deliveries were held, each once, in the order of the names. */
    static List<String> reasons(List<OpenDelivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.slim().getHeldFor())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
