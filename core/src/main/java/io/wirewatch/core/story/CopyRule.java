package io.wirewatch.core.story;

import java.time.Duration;

/**
 * When two releases are copies of each other. Words alone do not tell a copy from a form filled in again, so how much must speak for a
 * copy depends on what else is known: offices that publish together do so within days, and one source rarely says a thing twice, but
 * often fills in one form for many towns on one day.
 *
 * @param horizon how far apart copies are published at most
 */
record CopyRule(Duration horizon) {
    /** Joint releases and the first copies of wires. */
    private static final Duration TOGETHER = Duration.ofDays(3);

    private static final double SAME_SOURCE = 1.75;
    private static final double APART_OR_UNDATED = 0;
    private static final double SOURCE_UNKNOWN = -1.5;
    private static final double TWO_SOURCES = -2.25;

    CopyRule {
        if (horizon.isNegative() || horizon.isZero()) {
            throw new IllegalArgumentException("the horizon of stories must be positive, not " + horizon);
        }
    }

    /**
     * By how much two releases are more alike than copies must be; 0 or less where they are none, which may be all that is known. The same in
     * either order.
     */
    double margin(Sketch a, Sketch b) {
        if (!mayBeCopies(a, b)) {
            return Double.NEGATIVE_INFINITY;
        }
        double needed = needed(a, b);
        return Likeness.most(a, b) <= needed
                ? Double.NEGATIVE_INFINITY
                : Likeness.between(a, b).score() - needed;
    }

    private boolean mayBeCopies(Sketch a, Sketch b) {
        return !a.isDateKnown() || !b.isDateKnown() || apart(a, b).compareTo(horizon) <= 0;
    }

    private static double needed(Sketch a, Sketch b) {
        if (a.source() != Sketch.UNKNOWN_SOURCE && a.source() == b.source()) {
            return SAME_SOURCE;
        }
        if (!a.isDateKnown() || !b.isDateKnown() || apart(a, b).compareTo(TOGETHER) > 0) {
            return APART_OR_UNDATED;
        }
        boolean unknown = a.source() == Sketch.UNKNOWN_SOURCE || b.source() == Sketch.UNKNOWN_SOURCE;
        return unknown ? SOURCE_UNKNOWN : TWO_SOURCES;
    }

    private static Duration apart(Sketch a, Sketch b) {
        return Duration.between(a.publishedAt(), b.publishedAt()).abs();
    }
}
