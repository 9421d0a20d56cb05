package io.wirewatch.core.cleaning;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dateline that a paragraph opens with: a place, a date and an agency, of which only the place has to be there, and what ends them:
 * {@code WASHINGTON, April 15, 2004 (AP) -}, {@code BRUSSELS, Belgium --}, {@code MOSCOW, April 15. /TASS/.}, {@code Karlsruhe,
 * (12.11.2021).}
 *
 * @param place place as written, without date and agency
 * @param date day that it names, or null
 * @param impossible the words of a day that it names and no calendar has, else null
 */
record Dateline(String place, WrittenDate date, String impossible) {
    private static final int LONGEST = 120;

    /** What is shorter after a dateline that neither date nor agency tells is a headline. */
    private static final int SHORTEST_TEXT = 20;

    private static final int LONGEST_HEADLINE = 300;
    private static final String SENTENCE_END = ".!?";
    private static final int MOST_CAPITALS = 4;

    private static final Pattern NO_PLACE = Pattern.compile(
            "(?:THE )?(?:PRESIDENT|VICE PRESIDENT|SPEAKER|MODERATOR|MR|MS|MRS|DR|SIR|SEN|REP|GEN|COL|SENATOR|SECRETARY|MINISTER|AMBASSADOR|GOVERNOR|MAYOR"
                    + "|QUESTION|ANSWER|Q|A|WHO|WHAT|WHEN|WHERE|WHY|HOW|NOTE|UPDATED?|BREAKING|EXCLUSIVE|URGENT|VIDEO|PHOTOS?|AUDIO|MEMO\\w*|CONTACTS?"
                    + "|ON|IN|AT|BY|FOR|FROM|AND|BUT|AS|IF|WHILE|THIS|THAT|TODAY|YESTERDAY|TOMORROW|DEAR|RE|SUBJECT|POSTED|PUBLISHED|BACKGROUND)\\b.*"
                    + "|.*\\b(?:STATEMENTS?|RELEASES?|READOUT|ADVISORY|FACT SHEET|REMARKS|TRANSCRIPT|CORRECTION|ALERT|RESOLUTION|REPORT|SUMMARY)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CAPITALS = Pattern.compile("\\P{Ll}*\\p{Lu}{3,}\\P{Ll}*");
    private static final Pattern HEADLINE_AND_TOWN = Pattern.compile("\\p{Lu}\\p{Ll}+\\.?\\s\\p{Lu}{4}");
    private static final Pattern ENDED_WORD = Pattern.compile("\\p{L}{4}\\.$");
    private static final Pattern WORDS = Pattern.compile("[\\s,/&]+");

    /** The dateline of a paragraph, where it opens with one. */
    static Optional<Dateline> of(String paragraph, boolean english, Instant receivedAt) {
        String head = paragraph.substring(0, Math.min(LONGEST, paragraph.length()));
        if (!mayOpen(head)) {
            return Optional.empty();
        }
        DatelineDate date = DatelineDate.find(head, english, receivedAt);
        Matcher opening =
                DatelinePattern.OPENING.matcher(date == null ? head : date.replacedBy(DatelinePattern.MARK, head));
        if (!opening.lookingAt()) {
            return Optional.empty();
        }
        boolean dated = opening.group().indexOf(DatelinePattern.MARK) >= 0;
        String place = withoutStop(opening.group("place"));
        boolean isDateline = isPlace(place)
                && (opening.group("told").isEmpty()
                        ? isBare(opening, paragraph.length() - opening.end())
                        : isEnded(opening, dated));
        return isDateline
                ? Optional.of(
                        dated
                                ? new Dateline(place, date.written(), date.impossible())
                                : new Dateline(place, null, null))
                : Optional.empty();
    }

    /**
     * The dateline that follows a headline in its own paragraph, as texts are sent whose lines were lost: a town in capitals, or one that
     * is known, and after it a date, a region, or a dash that touches it. Before a full stop there is none.
     */
    static Optional<Dateline> afterHeadline(String paragraph, boolean english, Instant receivedAt) {
        int most = Math.min(LONGEST_HEADLINE, paragraph.length());
        for (int i = paragraph.indexOf(' ') + 1; i > 0 && i < most; i = paragraph.indexOf(' ', i) + 1) {
            if (SENTENCE_END.indexOf(paragraph.charAt(i - 2)) >= 0) {
                return Optional.empty();
            }
            if (mayBeTown(paragraph, i)) {
                String rest = paragraph.substring(i);
                Optional<Dateline> found = of(rest, english, receivedAt).filter(dateline -> dateline.isSure(rest));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean mayBeTown(String text, int start) {
        if (start == text.length() || Character.isLowerCase(text.charAt(start))) {
            return false; // no dateline begins so
        }
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(start, end);
        return end > start && (CAPITALS.matcher(word).matches() || DatelinePlaces.isCity(word));
    }

    private boolean isSure(String text) {
        String[] parts = place.split(",\\s", 2);
        boolean city = DatelinePlaces.isCity(parts[0]);
        boolean region = parts.length == 2 && DatelinePlaces.isRegion(parts[1]);
        return city && text.startsWith("--", place.length())
                || (city || CAPITALS.matcher(parts[0]).matches()) && (date != null || region);
    }

    /** Whether it begins with a capital, a bracket or a number, and what may end a dateline is there: most paragraphs are prose. */
    private static boolean mayOpen(String head) {
        if (head.isEmpty() || Character.isLowerCase(head.charAt(0))) {
            return false;
        }
        for (int i = 1; i < head.length(); i++) {
            char c = head.charAt(i);
            if (Character.isDigit(c)
                    || c == '\u2014'
                    || c == '\u2013'
                    || c == ':'
                    || c == '/'
                    || c == '('
                    || c == '-') {
                return true;
            }
        }
        return false;
    }

    /** A full stop after a town is none of its letters, one after a short name is. */
    private static String withoutStop(String place) {
        boolean isWord = !place.contains(",") && ENDED_WORD.matcher(place).find();
        return isWord ? place.substring(0, place.length() - 1) : place;
    }

    private static boolean isPlace(String place) {
        return !NO_PLACE.matcher(place).matches()
                && !HEADLINE_AND_TOWN.matcher(place).find()
                // Rio de Janeiro has the name of a month.
                && (DatelinePlaces.isCity(place.split(",", 2)[0])
                        || Stream.of(WORDS.split(place)).noneMatch(Dateline::isOfCalendar));
    }

    private static boolean isOfCalendar(String word) {
        return word.length() >= DatelinePattern.SHORTEST_OF_CALENDAR
                && (MonthNames.month(word) != null || MonthNames.isWeekday(word));
    }

    /** A date ends with a full stop or a colon too, an agency in strokes with nothing; what follows begins a sentence. */
    private static boolean isEnded(Matcher opening, boolean dated) {
        String end = opening.group("end").strip();
        String told = opening.group("told").strip();
        return isDash(end)
                || dated && end.endsWith("|")
                || isSentence(opening)
                        && (dated
                                ? !end.isEmpty() || told.endsWith(")") || told.endsWith("]") || told.endsWith(".")
                                : end.equals(".") && told.endsWith("/"));
    }

    private static boolean isDash(String end) {
        return end.endsWith("-") || end.endsWith("\u2013") || end.endsWith("\u2014");
    }

    private static boolean isSentence(Matcher opening) {
        String next = opening.group("next");
        char first = next.charAt(next.length() - 1);
        return !Character.isLowerCase(first);
    }

    /** A place alone, or below a date: by its brackets, its capitals, or its name. */
    private static boolean isBare(Matcher opening, int rest) {
        String end = opening.group("end").strip();
        if (!isSentence(opening) || rest < SHORTEST_TEXT || end.isEmpty() || end.equals(".") || end.equals("/")) {
            return false;
        }
        String place = opening.group("place");
        String[] parts = place.split(",\\s", 2);
        boolean known = DatelinePlaces.isCity(parts[0]) && parts.length == 1
                || parts.length == 2 && DatelinePlaces.isRegion(parts[1]);
        if (!isDash(end)) {
            return known;
        }
        boolean capitals = CAPITALS.matcher(parts[0]).matches() && WORDS.split(parts[0]).length <= MOST_CAPITALS;
        return known || capitals || opening.group("open") != null && opening.group("closed") != null;
    }
}
