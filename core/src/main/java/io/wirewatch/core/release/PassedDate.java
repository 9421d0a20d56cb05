package io.wirewatch.core.release;

/**
 * A date that a release or its page names and that is not taken for that of its publication, though it stood before the one that is.
 *
 * @param source where it stood, as {@link CleanRelease#dateSource} says it
 * @param text as written, cut where it is long
 * @param reason {@code future} (more than two days past arrival), {@code too-old} (before 1900), {@code impossible} (no calendar has it),
 *     {@code unreadable}, {@code not-shown} (the page shows another day of those its data name beside its headline), {@code moved} (an
 *     address of the page names an earlier day)
 */
public record PassedDate(String source, String text, String reason) {
    public static final String FUTURE = "future";
    public static final String TOO_OLD = "too-old";
    public static final String IMPOSSIBLE = "impossible";
    public static final String UNREADABLE = "unreadable";
    public static final String NOT_SHOWN = "not-shown";
    public static final String MOVED = "moved";
}
