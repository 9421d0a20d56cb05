package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells how far up the head of a release reaches from the line that gives it away. */
final class Heads {
    private static final int HEADLINE = 220;
    private static final int HEAD_LINE = 100;
    private static final int HEAD_LINES = 8;
    private static final int HEADLINE_LINES = 3;
    private static final int GAP = 3;
    private static final int PLACE = 90;
    private static final int PROSE = 40;
    private static final Pattern DIGEST = Pattern.compile(
            "\\b(?:digest|in this (?:issue|edition|bulletin|newsletter|mailing)|today['’]s (?:topics|headlines|releases)|table of contents|contents:?$"
                    + "|news\\s?letter|bulletin|round-?up|(?:press|news|media) releases)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILER = Pattern.compile(
            "\\W{0,5}(?:end of\\b.{3,100}|(?:to )?(?:un)?subscribe\\b.{0,200}|you (?:are|have) receiv.{0,200}"
                    + "|this (?:digest|newsletter|bulletin|e-?mail|mailing|message)\\b.{0,200}|.{0,60}\\b(?:mailing list|digest|unsubscribe)\\b.{0,100})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANNOUNCEMENT = Pattern.compile(
            "\\b(?:follow(?:s|ing)?|below|text|release|letter|statement|remarks|reads?|prepared|transcript|copy|attached|here|mail|note)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY = Pattern.compile(
            "(\\p{L}{3,12})\\.?\\s\\d{1,2}(?!\\d)|(?<!\\d)\\d{1,2}\\.?\\s(?:de\\s)?(\\p{L}{3,12})|\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}");
    private static final Pattern DATELINE_END = Pattern.compile("\\s[-\u2013]|--|\u2014|\u2013");
    private static final Pattern CAPITAL_PLACE = Pattern.compile("\\(?\\p{Lu}[\\p{Lu}.'’]{3,}\\b.*");
    private static final Pattern SOME_LABEL =
            Pattern.compile("(?:zur|pour|para|per|для)\\s.*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ITEM = Pattern.compile("\\s*\\d{1,3}[.)]\\s.*");
    private static final Pattern PROSE_END = Pattern.compile(".*[.!?:;,][\"”’»)\\]]{0,2}");

    private final List<String> lines;
    private List<String> letterhead;

    Heads(List<String> lines) {
        this.lines = lines;
    }

    /** Whether a line could be a label, told without much work. */
    static boolean mayBeLabel(String line) {
        return line.length() <= HEADLINE
                && (line.contains("elease")
                        || line.contains("ELEASE")
                        || line.contains("mbargo")
                        || line.contains("MBARGO")
                        || "zpдZPД".indexOf(line.charAt(0)) >= 0
                                && SOME_LABEL.matcher(line).matches());
    }

    /** Whether a line says that a release begins: {@code FOR IMMEDIATE RELEASE}, {@code Press Release No. 12}. */
    static boolean isLabel(String line) {
        String words = Characters.oneLine(line);
        return Opening.isSureLabel(words) || Headline.isLabel(words);
    }

    /** Whether what was written last above a line announces what follows: {@code The text of the letter follows:}. */
    boolean isAnnounced(int line) {
        for (int i = line - 1; i >= 0 && i >= line - 2 * GAP; i--) {
            String above = lines.get(i).stripTrailing();
            if (!above.isEmpty() && Separator.of(above) == Separator.NONE) {
                return above.endsWith(":")
                        && ANNOUNCEMENT.matcher(shortened(above)).find();
            }
        }
        return false;
    }

    private static String shortened(String line) {
        return line.substring(Math.max(0, line.length() - HEADLINE));
    }

    /** Index of the first line of the head that a label stands in, or -1 where it stands in a text. */
    int aboveLabel(int label) {
        int top = blockTop(label, HEAD_LINES);
        if (top < 0) {
            return -1;
        }
        if (letterhead == null) {
            // The first label of the file: what stands above it there may stand above others.
            List<String> above = lines.subList(0, top).stream()
                    .filter(line -> !line.isBlank())
                    .limit(HEAD_LINES + 1)
                    .toList();
            letterhead = above.size() <= HEAD_LINES && above.stream().allMatch(Heads::isHeadLine) ? above : List.of();
            return top;
        }
        return withLetterhead(top);
    }

    private int withLetterhead(int top) {
        int first = top;
        int i = top - 1;
        for (String line : letterhead.reversed()) {
            while (i >= 0 && lines.get(i).isBlank() && first - i <= GAP) {
                i--;
            }
            if (i < 0 || !isAlike(line, lines.get(i))) {
                return letterhead.stream().anyMatch(words -> Opening.isContact(words.strip())) ? withContact(top) : top;
            }
            first = i--;
        }
        return first;
    }

    /** With the lines right above that say whom to ask. */
    private int withContact(int top) {
        int above = top - 1;
        while (above >= 0 && lines.get(above).isBlank() && top - above <= GAP) {
            above--;
        }
        int first = above < 0 ? -1 : blockTop(above, HEAD_LINES);
        return first >= 0 && Opening.isContact(Characters.oneLine(lines.get(first))) ? first : top;
    }

    private static boolean isAlike(String line, String other) {
        String words = Characters.oneLine(line);
        String others = Characters.oneLine(other);
        return words.equalsIgnoreCase(others)
                || Opening.isContact(words) && Opening.isContact(others)
                || !Opening.isContact(words)
                        && Opening.isReachable(words)
                        && Opening.isReachable(others)
                        && !Opening.isContact(others)
                || Opening.isDate(words) && Opening.isDate(others);
    }

    /** Index of the first line of the headline that ends at a line, or -1 where that is no headline. */
    int aboveDateline(int last) {
        int top = blockTop(last, HEADLINE_LINES);
        if (top < 0) {
            return -1;
        }
        boolean complete = false;
        for (int i = top; i <= last; i++) {
            String words = Characters.oneLine(lines.get(i));
            complete |= isTitle(words);
        }
        int above = top - 1;
        while (above >= 0 && lines.get(above).isBlank() && top - above <= GAP) {
            above--;
        }
        // A date or a line of its own below the headline.
        if (!complete && above >= 0 && top - above >= 2) {
            int higher = blockTop(above, HEADLINE_LINES);
            if (higher >= 0
                    && isTitle(Characters.oneLine(lines.get(higher)))
                    && !Opening.isContact(Characters.oneLine(lines.get(above)))) {
                return higher;
            }
        }
        return complete ? top : -1;
    }

    private static boolean isTitle(String words) {
        return words.length() <= HEADLINE
                && !Opening.isContact(words)
                && !Opening.isReachable(words)
                && !Opening.isDate(words)
                && (Opening.isCapitals(words) || Opening.isCapitalised(words));
    }

    /** Index of the first line of a block of few short lines that ends at a line, or -1. */
    private int blockTop(int last, int most) {
        int top = last;
        while (top > 0 && isWritten(lines.get(top - 1))) {
            top--;
            if (last - top >= most || !isHeadLine(lines.get(top))) {
                return -1;
            }
        }
        return top;
    }

    private static boolean isWritten(String line) {
        return !line.isBlank() && Separator.of(line) == Separator.NONE;
    }

    private static boolean isHeadLine(String line) {
        return line.length() <= HEADLINE
                && (Opening.isCapitals(line)
                        || Opening.isContact(line.strip())
                        || line.strip().length() <= HEAD_LINE
                                && !(line.length() > PROSE
                                        && PROSE_END.matcher(line.strip()).matches()));
    }

    /** Whether a line could begin with a dateline, told without much work. */
    static boolean mayBeDateline(String line) {
        int first = 0;
        while (first < line.length() && line.charAt(first) <= ' ') {
            first++;
        }
        if (first == line.length() || !(Character.isUpperCase(line.charAt(first)) || line.charAt(first) == '(')) {
            return false;
        }
        for (int i = first + 1; i < Math.min(line.length(), first + PLACE); i++) {
            char c = line.charAt(i);
            if (c == '\u2014'
                    || c == '\u2013'
                    || c == '-' && (line.charAt(i - 1) == ' ' || line.charAt(i - 1) == '-')) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line begins with a dateline that names a day, or a place in capitals. */
    boolean isDateline(int line) {
        String paragraph = Opening.paragraph(lines, line, lines.size());
        String head = paragraph.substring(0, Math.min(PLACE, paragraph.length()));
        Matcher end = DATELINE_END.matcher(head);
        String told = end.find() ? head.substring(0, end.start()) : head;
        // The cheap looks first: nearly every line with a dash is prose.
        return (CAPITAL_PLACE.matcher(told).matches() || namesDay(told)) && Opening.isDateline(paragraph);
    }

    private static boolean namesDay(String head) {
        if (!DateReader.hasDigit(head)) {
            return false;
        }
        Matcher day = DAY.matcher(head);
        while (day.find()) {
            String month = day.group(1) == null ? day.group(2) : day.group(1);
            if (month == null || MonthNames.month(month) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether the top of a text says that it holds many. */
    static boolean isDigest(List<String> lines, int end) {
        return lines.subList(0, end).stream()
                .filter(line -> !line.isBlank())
                .limit(HEAD_LINES)
                .anyMatch(line ->
                        line.length() <= HEAD_LINE && DIGEST.matcher(line).find());
    }

    /** Whether a line is what a digest says below its last release. */
    static boolean isTrailer(String line) {
        return line.length() <= 2 * HEADLINE && TRAILER.matcher(line.strip()).matches();
    }

    /** Whether a line is text, and neither a headline nor a line of a head or a list. */
    static boolean isProse(String line) {
        return line.length() >= PROSE
                && (line.length() > 2 * HEADLINE
                        || !Opening.isCapitals(line)
                                && !ITEM.matcher(line).matches()
                                && !Opening.isContact(line.strip())
                                && !MailHead.mayBegin(line));
    }
}
