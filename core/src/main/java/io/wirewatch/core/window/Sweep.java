package io.wirewatch.core.window;

import io.wirewatch.core.rules.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the sightings of a windowed rule in order of event time and finds where the rule holds. A sighting is in
 * the window from its moment until just before the window's length later. What holds can change at these moments only, and
 * it begins to hold only where a sighting comes in. Takes time in proportion to the sightings.
 */
public final class Sweep {
    private final Instant from;
    private final Duration length;
    private final Duration behind;
    private final List<Sighting> sightings;
    private final Tally tally;
    private final List<Occurrence> found = new ArrayList<>();
    private int entered;
    private int left;
    private int forgotten;
    private Sighting open;
    private int episode;

    private Sweep(WindowRule rule, List<Sighting> sightings, Instant from, Instant since) {
        this.from = from;
        this.length = rule.window().length();
        this.behind = rule.window() instanceof Window.Spike spike ? spike.over() : Duration.ZERO;
        this.sightings = sightings;
        this.tally = Tally.of(rule, since);
    }

    /**
     * The occurrences as they are after sightings have changed.
     *
     * @param sightings in order, all from the form's reach before {@code from}
     * @param from the earliest moment at which a sighting came, went or changed
     * @param known the occurrences as they were, in order; of use before {@code from}
     * @param since how far back the log was looked at, for {@link Window.Spike}
     * @return all of them, in order; those that ended before {@code from} as they were
     */
    public static List<Occurrence> occurrences(
            WindowRule rule, List<Sighting> sightings, Instant from, List<Occurrence> known, Instant since) {
        return new Sweep(rule, sightings, from, since).run(known);
    }

    private List<Occurrence> run(List<Occurrence> known) {
        for (Instant moment = next(); moment != null && moment.isBefore(from); moment = next()) {
            goOut(moment);
            for (; isComing(moment); entered++) {
                tally.enter(sightings.get(entered));
            }
        }
        resume(known);
        for (Instant moment = from; moment != null; moment = next()) {
            step(moment);
        }
        return List.copyOf(found);
    }

    /** What ended before stays; what was going on then goes on. */
    private void resume(List<Occurrence> known) {
        Occurrence goingOn = null;
        for (Occurrence occurrence : known) {
            if (occurrence.end().isBefore(from)) {
                found.add(occurrence);
            } else if (occurrence.start().at().isBefore(from)) {
                goingOn = occurrence;
            }
        }
        tally.resume(goingOn);
        open = goingOn == null ? null : goingOn.start();
        episode = tally.episode();
    }

    private void step(Instant moment) {
        goOut(moment);
        for (; isComing(moment); entered++) {
            Sighting sighting = sightings.get(entered);
            tally.enter(sighting);
            if (open != null && tally.episode() != episode) {
                close(moment);
            }
            if (open == null && tally.holds(moment)) {
                open = sighting;
                episode = tally.episode();
            }
        }
        // Asked once all of the moment are in: what goes out and what comes in cross without a gap.
        if (open != null && !tally.holds(moment)) {
            close(moment);
        }
    }

    private void close(Instant moment) {
        found.add(new Occurrence(open, moment));
        open = null;
    }

    private void goOut(Instant moment) {
        for (; left < entered && !leaves(left).isAfter(moment); left++) {
            tally.leave(sightings.get(left));
        }
        for (; forgotten < left && !leaves(forgotten).plus(behind).isAfter(moment); forgotten++) {
            tally.forget(sightings.get(forgotten));
        }
    }

    private boolean isComing(Instant moment) {
        return entered < sightings.size() && sightings.get(entered).at().equals(moment);
    }

    private Instant leaves(int index) {
        return sightings.get(index).at().plus(length);
    }

    /** The next moment at which something comes or goes, or null. */
    private Instant next() {
        Instant next = entered < sightings.size() ? sightings.get(entered).at() : null;
        next = left < entered ? earlier(next, leaves(left)) : next;
        return forgotten < left ? earlier(next, leaves(forgotten).plus(behind)) : next;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
