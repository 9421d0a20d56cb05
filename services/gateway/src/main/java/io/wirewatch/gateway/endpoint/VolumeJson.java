package io.wirewatch.gateway.endpoint;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointDigest;
import io.wirewatch.avro.EndpointLimit;
import io.wirewatch.avro.EndpointQuiet;
import io.wirewatch.core.volume.BreakThrough;
import io.wirewatch.core.volume.Volume;
import java.util.List;
import java.util.Objects;

/**
 * How many messages about alerts an endpoint wants, and when, as clients see and write it.
 *
 * @param gather how long the first alert waits for others, ISO 8601; null: not at all
 * @param digest when all alerts go together; null: they go when they come to be
 * @param quiet when none goes; null: there are no such hours
 * @param limit how many messages go; null: as many as there are
 * @param breakThrough the urgency from which on alerts wait for nothing of this: normal, high or never; null: high
 * @param zone whose clocks it goes by, and in which times are shown to people; null: UTC
 */
record VolumeJson(String gather, Digest digest, List<Quiet> quiet, Limit limit, String breakThrough, String zone) {
    VolumeJson {
        quiet = quiet == null ? List.of() : List.copyOf(quiet);
        breakThrough = Objects.requireNonNullElse(breakThrough, BreakThrough.HIGH.text());
        new Volume(
                Volume.gather(gather),
                digest == null ? null : digest.checked(),
                quiet.stream().map(Quiet::checked).toList(),
                limit == null ? null : limit.checked(),
                BreakThrough.of(breakThrough),
                Volume.zone(zone));
    }

    /**
     * When digests go out.
     *
     * @param every hour, day or week
     * @param at time of day, HH:mm; null: 08:00
     * @param on day of the week; null: monday
     */
    record Digest(String every, String at, String on) {
        io.wirewatch.core.volume.Digest checked() {
            return io.wirewatch.core.volume.Digest.parse(every, at, on);
        }
    }

    /**
     * Hours in which no alert goes.
     *
     * @param from time of day, HH:mm
     * @param to time of day, on the next day where it is not after {@code from}
     * @param days days of the week on which they begin; null: every day
     */
    record Quiet(String from, String to, List<String> days) {
        Quiet {
            days = days == null ? List.of() : List.copyOf(days);
        }

        io.wirewatch.core.volume.QuietHours checked() {
            return io.wirewatch.core.volume.QuietHours.parse(from, to, days);
        }
    }

    /**
     * The most messages.
     *
     * @param messages so many
     * @param per in any stretch of that length, ISO 8601
     */
    record Limit(int messages, String per) {
        io.wirewatch.core.volume.MessageLimit checked() {
            return io.wirewatch.core.volume.MessageLimit.parse(messages, per);
        }
    }

    /** What an endpoint has; null where it has every alert at once. */
    static VolumeJson of(Endpoint endpoint) {
        VolumeJson volume = new VolumeJson(
                endpoint.getGather(),
                endpoint.getDigest() == null
                        ? null
                        : new Digest(
                                endpoint.getDigest().getEvery(),
                                endpoint.getDigest().getAt(),
                                endpoint.getDigest().getOn()),
                endpoint.getQuiet().stream()
                        .map(quiet -> new Quiet(quiet.getFrom(), quiet.getTo(), quiet.getDays()))
                        .toList(),
                endpoint.getLimit() == null
                        ? null
                        : new Limit(
                                endpoint.getLimit().getMessages(),
                                endpoint.getLimit().getPer()),
                endpoint.getBreakThrough(),
                endpoint.getZone());
        return volume.equals(new VolumeJson(null, null, null, null, null, null)) ? null : volume;
    }

    /** Writes it into the record of an endpoint. */
    Endpoint.Builder into(Endpoint.Builder endpoint) {
        return endpoint.setGather(gather)
                .setDigest(
                        digest == null
                                ? null
                                : EndpointDigest.newBuilder()
                                        .setEvery(digest.every())
                                        .setAt(digest.at())
                                        .setOn(digest.on())
                                        .build())
                .setQuiet(quiet.stream()
                        .map(hours -> EndpointQuiet.newBuilder()
                                .setFrom(hours.from())
                                .setTo(hours.to())
                                .setDays(hours.days())
                                .build())
                        .toList())
                .setLimit(
                        limit == null
                                ? null
                                : EndpointLimit.newBuilder()
                                        .setMessages(limit.messages())
                                        .setPer(limit.per())
                                        .build())
                .setBreakThrough(breakThrough)
                .setZone(zone);
    }
}
