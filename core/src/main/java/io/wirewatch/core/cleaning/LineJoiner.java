package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes paragraphs out of lines. Whether a line break ends a paragraph depends on the writer: in hard-wrapped text a break is deliberate
 * only where the next word would have fitted on the line; elsewhere every break is, unless the next line goes on in lower case.
 */
final class LineJoiner {
    /** Headlines stand among so many first lines. */
    private static final int HEAD = 4;

    private static final Pattern LIST_ITEM =
            Pattern.compile("(?:[-*•▪●◦‣·–—]|o(?=\\s{2})|\\(?(?:\\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)])\\s.*");

    private static final int LONGEST_ITEM_MARK = 7;
    private static final String ITEM_SIGNS = "-*•▪●◦‣·–—(";

    private static final int SHORT_WORD = 3;

    private final List<String> lines;
    private final WrapWidth wrap;

    /**
     * @param lines lines without their breaks, normalised by {@link Characters#lines}
     * @param wrapped whether the writer may have wrapped lines at a width
     */
    LineJoiner(List<String> lines, boolean wrapped) {
        this.lines = new ArrayList<>(lines.size());
        for (String line : lines) {
            this.lines.add(isRule(line) ? endMark(line) : line.stripTrailing());
        }
        this.wrap = wrapped ? WrapWidth.of(lines) : WrapWidth.NONE;
    }

    /** The paragraphs, each on one line. */
    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        String paragraph = "";
        String last = "";
        int linesOfBlock = 0;
        int linesOfAll = 0;
        for (String line : lines) {
            boolean blank = line.isBlank();
            String words = Characters.oneLine(line);
            if (paragraph.isEmpty() || !goesOn(last, line, linesOfBlock == 1 && linesOfAll <= HEAD)) {
                add(paragraphs, paragraph, joined);
                paragraph = words;
            } else if (!words.isEmpty()) {
                joined.append(joined.isEmpty() ? paragraph : "").append(' ').append(words);
            }
            linesOfBlock = blank ? 0 : linesOfBlock + 1;
            linesOfAll += blank ? 0 : 1;
            last = line;
        }
        add(paragraphs, paragraph, joined);
        return paragraphs;
    }

    /** @param joined the paragraph where it has several lines, else empty; is empty then */
    private static void add(List<String> paragraphs, String paragraph, StringBuilder joined) {
        if (!paragraph.isEmpty()) {
            paragraphs.add(joined.isEmpty() ? paragraph : joined.toString());
            joined.setLength(0);
        }
    }

    private boolean goesOn(String line, String next, boolean mayBeHeadline) {
        if (line.isBlank() || next.isBlank()) {
            return false;
        }
        boolean open = !endsSentence(line);
        boolean item = isItem(next);
        if (item && (!open || !isFull(line, next) || isItem(line))) {
            return false;
        }
        boolean lowerCase = Character.isLowerCase(next.strip().codePointAt(0));
        // Many names make a line of prose look like a headline; but no text begins in lower case, nor does a headline
        // end so.
        if (mayBeHeadline && !lowerCase && isTitleCase(line) && !endsInSmallWord(line) && !isTitleCase(next)) {
            return false;
        }
        // One blank more is the second of two between sentences, no indent.
        boolean wrapped =
                wrap.width() > 0 && isFull(line, next) && (open || (wrap.sure() && indent(next) <= indent(line) + 1));
        return (open && lowerCase) || wrapped;
    }

    /** Whether the first word of the next line would not have fitted on this one. */
    private boolean isFull(String line, String next) {
        return wrap.isFull(line, next);
    }

    /** Whether nearly all longer words of a line are capitalised, as in a headline. */
    private static boolean isTitleCase(String line) {
        int words = 0;
        int capitals = 0;
        for (int begin = 0; begin < line.length(); ) {
            int end = endOfWord(line, begin);
            if (end - begin > SHORT_WORD) {
                words++;
                capitals += Character.isUpperCase(line.codePointAt(begin)) ? 1 : 0;
            }
            begin = end == begin ? begin + Character.charCount(line.codePointAt(begin)) : end;
        }
        return words >= 3 && capitals * 5 >= words * 4;
    }

    private static int endOfWord(String line, int begin) {
        int end = begin;
        while (end < line.length() && Character.isLetter(line.codePointAt(end))) {
            end += Character.charCount(line.codePointAt(end));
        }
        return end;
    }

    private static boolean endsInSmallWord(String line) {
        String words = line.stripTrailing();
        return !words.isEmpty()
                && Character.isLowerCase(words.charAt(words.length() - 1))
                && Character.isLowerCase(words.charAt(words.lastIndexOf(' ') + 1));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean isItem(String line) {
        String words = line.strip();
        return mayBeItem(words)
                && LIST_ITEM.matcher(words.replace(Characters.GLUE, ' ')).matches();
    }

    /** Items begin with a sign, a number, or a few letters and a full stop or a bracket: most lines with a longer word. */
    private static boolean mayBeItem(String words) {
        for (int i = 0; i < Math.min(words.length(), LONGEST_ITEM_MARK); i++) {
            char c = words.charAt(i);
            if (!Character.isLetter(c)) {
                return i == 0
                        ? isDigit(c) || ITEM_SIGNS.indexOf(c) >= 0
                        : c == '.' || c == ')' || i == 1 && words.charAt(0) == 'o';
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean endsSentence(String line) {
        for (int i = line.length() - 1; i >= 0; i--) {
            char c = line.charAt(i);
            if (".!?:;".indexOf(c) >= 0) {
                return true;
            }
            if ("\"'”’»)]".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    /** Whether a line is drawn, not written. */
    private static boolean isRule(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (" \t=_*~#-".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return line.length() >= 3;
    }

    /** A ruled line parts paragraphs; {@code ###} says that the release ends. */
    private static String endMark(String line) {
        return line.strip().startsWith("##") ? line.strip() : "";
    }
}
