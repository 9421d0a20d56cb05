package io.wirewatch.core.volume;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * How many messages about alerts a receiver wants, and when. An alert that may not go when it comes to be is held, and what is
 * held goes together.
 *
 * @param gather how long the first alert waits for others; zero: not at all
 * @param digest when all go together; null: they go when they come to be
 * @param quiet when none goes
 * @param limit how many go; null: as many as there are
 * @param breakThrough which wait for nothing of this
 * @param zone whose clocks it goes by
 */
public record Volume(
        Duration gather,
        Digest digest,
        List<QuietHours> quiet,
        MessageLimit limit,
        BreakThrough breakThrough,
        ZoneId zone) {
    // These stand before the one below, whose constructor reads them.
    private static final Duration LONGEST_GATHER = Duration.ofHours(1);
    private static final int MOST_QUIET = 20;
    private static final Duration WEEK_AND_A_DAY = Duration.ofDays(8);

    /** How long what comes when it should have gone already waits for others that are late like it, as after an outage. */
    public static final Duration LATE = Duration.ofSeconds(5);

    /** Each alert when it comes to be. */
    public static final Volume ALL_AT_ONCE =
            new Volume(Duration.ZERO, null, List.of(), null, BreakThrough.HIGH, ZoneOffset.UTC);

    public Volume {
        quiet = List.copyOf(quiet);
        if (gather.isNegative() || gather.compareTo(LONGEST_GATHER) > 0) {
            throw new IllegalArgumentException(
                    "gather is at most PT1H, not " + gather + "; for longer there is digest");
        }
        if (gather.isPositive() && digest != null) {
            throw new IllegalArgumentException("gather has no meaning beside digest; give one of them");
        }
        if (quiet.size() > MOST_QUIET) {
            throw new IllegalArgumentException("quiet takes at most " + MOST_QUIET + " entries");
        }
        if (quietUntil(Instant.EPOCH, quiet, zone).isAfter(Instant.EPOCH.plus(WEEK_AND_A_DAY))) {
            throw new IllegalArgumentException(
                    "quiet leaves no time in the week; to stop all messages, pause the endpoint");
        }
    }

    /** Why an alert is held. */
    public enum Why {
        GATHER("gather", "others may come that go with it"),
        DIGEST("digest", "it goes with the next digest"),
        QUIET("quiet", "quiet hours"),
        LIMIT("limit", "the limit of messages is reached");

        private final String text;
        private final String words;

        Why(String text, String words) {
            this.text = text;
            this.words = words;
        }

        /** Its name in records and messages. */
        public String text() {
            return text;
        }

        /** What it means, for people. */
        public String words() {
            return words;
        }
    }

    /** Until when something is held, and why. */
    public record Hold(Instant until, Why why) {}

    /**
     * Reads how long to gather.
     *
     * @param text ISO 8601 duration; null: not at all
     * @throws IllegalArgumentException where it is none
     */
    public static Duration gather(String text) {
        try {
            return text == null ? Duration.ZERO : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("gather is an ISO 8601 duration such as PT1M, not \"" + text + "\"", e);
        }
    }

    /**
     * Reads a time zone.
     *
     * @param text its name; null: UTC
     * @throws IllegalArgumentException where there is none of that name
     */
    public static ZoneId zone(String text) {
        return text == null ? ZoneOffset.UTC : LocalTimes.zone(text);
    }

    /**
     * Until when an alert is held, the limit aside; empty: it may go. Asked again later it gives the same, or nothing any
     * more, so that an alert which was held is not held twice for one reason.
     *
     * @param cameToBe when the alert's revision came to be
     * @param wished when it was first known here that it should go
     * @param now not before either
     */
    public Optional<Hold> hold(Instant cameToBe, Instant wished, Instant now) {
        Hold planned = planned(cameToBe);
        if (planned != null && !planned.until().isAfter(wished)) {
            planned = new Hold(wished.plus(LATE), planned.why());
        }
        if (planned != null && planned.until().isAfter(now)) {
            Instant loud = quietUntil(planned.until());
            return Optional.of(loud.equals(planned.until()) ? planned : new Hold(loud, Why.QUIET));
        }
        return quiet(now);
    }

    /**
     * Whether an alert that is held may go when another one does: it waits for nothing but others, or for nothing any more.
     * What is gathered goes when the first has waited long enough.
     */
    public boolean mayJoin(Instant cameToBe, Instant wished, Instant now) {
        Hold planned = planned(cameToBe);
        boolean waitsForOthers = planned == null
                || planned.why() == Why.GATHER
                || !planned.until().isAfter(wished)
                || !planned.until().isAfter(now);
        return waitsForOthers && quiet(now).isEmpty();
    }

    /** Until when it would be held if all was in time, or null. */
    private Hold planned(Instant cameToBe) {
        if (digest != null) {
            return new Hold(digest.next(cameToBe, zone), Why.DIGEST);
        }
        Instant gathered = cameToBe.plus(gather);
        Instant loud = quietUntil(gathered);
        if (loud.isAfter(gathered)) {
            return new Hold(loud, Why.QUIET);
        }
        return gather.isPositive() ? new Hold(gathered, Why.GATHER) : null;
    }

    /** Until when quiet hours hold anything; empty: there are none now. */
    public Optional<Hold> quiet(Instant now) {
        Instant loud = quietUntil(now);
        return loud.isAfter(now) ? Optional.of(new Hold(loud, Why.QUIET)) : Optional.empty();
    }

    private Instant quietUntil(Instant at) {
        return quietUntil(at, quiet, zone);
    }

    /** The end of quiet hours that follow each other without a break; after a week and a day it is given up. */
    private static Instant quietUntil(Instant at, List<QuietHours> quiet, ZoneId zone) {
        Instant loud = at;
        Instant end = at.plus(WEEK_AND_A_DAY);
        boolean isQuiet = true;
        while (isQuiet && !loud.isAfter(end)) {
            Instant from = loud;
            Optional<Instant> until = quiet.stream()
                    .flatMap(hours -> hours.end(from, zone).stream())
                    .findFirst();
            isQuiet = until.isPresent();
            loud = until.orElse(loud);
        }
        return loud;
    }

    /** Whether every alert goes when it comes to be. */
    public boolean isAllAtOnce() {
        return gather.isZero() && digest == null && quiet.isEmpty() && limit == null;
    }
}
