package io.wirewatch.core.rules;

import java.time.Duration;
import java.util.Map;

/** Windows as text: times such as {@code 90m}, {@code 24h}, {@code 14d}, and the forms around a rule. */
final class WindowText {
    /** As long as releases are kept. */
    static final Duration LONGEST = Duration.ofDays(400);

    private static final Map<Character, Duration> UNITS = Map.of(
            'm', Duration.ofMinutes(1), 'h', Duration.ofHours(1), 'd', Duration.ofDays(1), 'w', Duration.ofDays(7));
    private static final int MAX_DIGITS = 6;

    private WindowText() {}

    /**
     * Reads a time.
     *
     * @param text digits and one of {@code m h d w}
     * @return null where it is zero or longer than {@link #LONGEST}
     */
    static Duration duration(String text) {
        int digits = text.length() - 1;
        if (digits > MAX_DIGITS) {
            return null;
        }
        Duration time = UNITS.get(text.charAt(digits)).multipliedBy(Integer.parseInt(text.substring(0, digits)));
        return time.isZero() || time.compareTo(LONGEST) > 0 ? null : time;
    }

    /** The time in days, else hours, else minutes: the greatest unit that leaves no rest. */
    static String text(Duration time) {
        long minutes = time.toMinutes();
        if (minutes % Duration.ofDays(1).toMinutes() == 0) {
            return time.toDays() + "d";
        }
        return minutes % Duration.ofHours(1).toMinutes() == 0 ? time.toHours() + "h" : minutes + "m";
    }

    /** The canonical text of a form around the text of its rule. */
    static String around(Window window, String rule) {
        return switch (window) {
            case Window.Within within -> "(" + rule + ") WITHIN " + text(within.length());
            case Window.Count count ->
                "COUNT >= " + count.stories() + " OF (" + rule + ") WITHIN " + text(count.length());
            case Window.First first -> "FIRST (" + rule + ") IN " + text(first.length());
            case Window.Spike spike ->
                "SPIKE " + times(spike.tenths()) + "x (" + rule + ") WITHIN " + text(spike.length()) + " OVER "
                        + text(spike.over());
        };
    }

    private static String times(int tenths) {
        return tenths % 10 == 0 ? Integer.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
