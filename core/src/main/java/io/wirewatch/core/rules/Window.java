package io.wirewatch.core.rules;

import java.time.Duration;

/**
 * How a rule looks at several releases: at those published in the window that ends at a moment. Times are event times.
 */
public sealed interface Window {
    /** How long the window is. */
    Duration length();

    /** How far back from a moment the form looks. */
    default Duration reach() {
        return length();
    }

    /** Every part of the rule is found in some release of the window. */
    record Within(Duration length) implements Window {}

    /** At least so many different stories in the window fulfil the rule. */
    record Count(int stories, Duration length) implements Window {}

    /** A story fulfils the rule and no release of the window before did. */
    record First(Duration length) implements Window {}

    /**
     * The stories of the window that fulfil the rule are at least so many times their mean per window over the time before
     * it, and at least {@value #LEAST_STORIES}.
     *
     * @param tenths how many times, in tenths: 30 for three times
     * @param over how far the mean looks back behind the window
     */
    record Spike(int tenths, Duration length, Duration over) implements Window {
        /** Fewer stories are no spike, however rare they are. */
        public static final int LEAST_STORIES = 3;

        @Override
        public Duration reach() {
            return length.plus(over);
        }
    }
}
