package io.wirewatch.core.cleaning;

import java.util.regex.Pattern;

/** How datelines are written, once one character stands for their date. */
final class DatelinePattern {
    /** Short names of months and days are words and names too. */
    static final int SHORTEST_OF_CALENDAR = 5;

    /** Stands for a date that was found. */
    static final char MARK = '\u0001';

    private static final String NAME = "(?:[dl]['’])?\\p{Lu}(?:[\\p{L}\\p{M}.'’]|-(?!-))*";
    private static final String WEEKDAY = "(?i:" + MonthNames.weekdayPattern() + ")\\.?";
    private static final String BEFORE_NAME =
            "(?:(?:de|del|da|do|du|la|le|les|of|the|am|an der|v\\. ?d\\.|sur|di|upon)\\s|(?<=-)au-)?";
    /** {@code LONDON / NEW YORK} are places; what has a stroke on either side is an agency. */
    private static final String BETWEEN_NAMES =
            "(?:\\s|,\\s|/|\\s/\\s(?![^/,]{2,40}\\s/)|,?\\s?&\\s|\\s(?:and|und|et|y|e|i|и)\\s)";

    private static final String NO_WEEKDAY =
            "(?!(?i:" + MonthNames.weekdayPattern(SHORTEST_OF_CALENDAR) + ")\\b.{0,3}" + MARK + ")";
    private static final String PLACE = NAME + "(?:" + BETWEEN_NAMES + NO_WEEKDAY + BEFORE_NAME + NAME + "){0,6}";

    private static final String DASH = "(?:\u2014|\u2013|-{2,3}|-(?=\\s)|(?<=\\s)-)";

    /** What languages put behind a year. */
    private static final String YEAR = "(?:\\s(?:г|года|году|р|року|r|roku))?\\.?";

    private static final String DAY = MARK + YEAR;

    /** With what stands behind it up to a dash or a bracket, where one is near: {@code 9:00 a.m. EET}. */
    private static final String TIME =
            "(?:,?\\s(?:at\\s|um\\s|à\\s)?\\d{1,2}\\s?[:.h]\\s?\\d{2}(?:[^\u2013\u2014/(]{0,15}?(?=\\s?" + DASH
                    + "|\\)))?[^\u2013\u2014/(]{0,15}?)?";

    private static final String BEFORE_DAY =
            "(?:(?:den|am|le|il|el|on|em|the|a|dnia|dne)\\s)?(?:" + WEEKDAY + ",?\\s)?";
    private static final String DATE = "(?:\\s?(?:,|;|\\||\\(|,\\s?\\(|/|\\.|" + DASH + ")?\\s?" + BEFORE_DAY + DAY
            + "(?:,\\s" + WEEKDAY + ")?" + TIME + "[)\\]]?)";

    private static final String AGENCY_WITH_DATE =
            ",?\\s?" + DASH + "?\\s?\\([\\p{L}\\p{N}/ .,&-]{2,40}?\\s?" + DASH + "\\s?" + MARK + "\\)";
    private static final String AGENCY_APART =
            ",?\\s?(?:--)?(?:\\([\\p{L}\\p{N}/ .,&-]{2,40}\\)|/\\s?[\\p{L}\\p{N} .-]{2,45}\\s?/)";
    private static final String AGENCY_IN_CAPITALS =
            ",?\\s\\p{Lu}{3,12}(?:\\.\\p{Lu}{2,3})?(?:\\s\\p{L}{3,12})?(?=\\s?\u2013|\\s?\u2014|\\s-\\s|\\.\\s)";
    private static final String AGENCY = "(?:" + AGENCY_WITH_DATE + "|" + AGENCY_APART + "|" + AGENCY_IN_CAPITALS + ")";

    private static final String DATE_FIRST =
            "(?:" + WEEKDAY + ",?\\s)?" + DAY + "\\s?(?:(?:" + DASH + "|[,:|]|(?<=\\.))\\s?|(?=\\())";
    private static final String AGENCY_FIRST =
            "\\(\\p{Lu}{2,12}\\)\\s?" + DASH + "?\\s?(?=\\p{Lu}[^,(" + MARK + "]{1,30},\\s?" + MARK + ")";

    /**
     * The opening of a paragraph up to the first letter behind its dateline. Groups: {@code first}, a date or an agency before the place;
     * {@code open} and {@code closed}, brackets around the place; {@code place}; {@code told}, dates and agencies behind it; {@code end};
     * {@code next}, what follows.
     */
    static final Pattern OPENING = Pattern.compile(
            "(?<first>" + DATE_FIRST + "|" + AGENCY_FIRST + ")?(?<open>[(\\[])?(?<place>" + PLACE
                    + ")(?<closed>[)\\]])?"
                    + "(?<told>(?:" + DATE + "|" + AGENCY + "){0,3})"
                    + "(?<end>,?\\s?\\.?\\s?(?:" + DASH
                    + "|\\|)\\s?|\\s?[.:/]\\s+|\\s+)(?<next>[\"“„«'‘(\\[]{0,2}[\\p{L}\\d])",
            Pattern.UNICODE_CHARACTER_CLASS);

    private DatelinePattern() {}
}
