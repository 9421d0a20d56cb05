package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes paragraphs out of lines. Whether a line break ends a paragraph depends on the writer: in hard-wrapped text a break is deliberate
 * only where the next word would have fitted on the line; elsewhere every break is, unless the next line goes on in lower case.
 */
final class LineJoiner {
    private static final int LONGEST_WRAP = 120;
    private static final int SHORTEST_WRAP = 40;
    private static final int EVIDENCE = 3;
    private static final Pattern RULE = Pattern.compile("[\\s=_*~#-]{3,}");
    private static final Pattern LIST_ITEM =
            Pattern.compile("(?:[-*•▪●◦‣·–—]|o(?=\\s{2})|\\(?(?:\\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)])\\s.*");

    private final List<String> lines;
    /** Width at which the writer's lines were wrapped; 0 where they were not. */
    private final int width;

    /**
     * @param lines lines without their breaks, normalised by {@link Characters#lines}
     * @param wrapped whether the writer may have wrapped lines at a width
     */
    LineJoiner(List<String> lines, boolean wrapped) {
        this.lines = lines.stream()
                .map(line -> RULE.matcher(line).matches() ? endMark(line) : line.stripTrailing())
                .toList();
        this.width = wrapped ? wrapWidth() : 0;
    }

    /** The paragraphs, each on one line. */
    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        String last = "";
        for (String line : lines) {
            if (!paragraph.isEmpty() && !goesOn(last, line)) {
                paragraphs.add(paragraph.toString());
                paragraph.setLength(0);
            }
            String words = Characters.line(line);
            if (!words.isEmpty()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(words);
            }
            last = line;
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph.toString());
        }
        return paragraphs;
    }

    private boolean goesOn(String line, String next) {
        if (line.isBlank() || next.isBlank()) {
            return false;
        }
        boolean open = !endsSentence(line);
        if (LIST_ITEM.matcher(next.strip()).matches() && (!open || !isFull(line, next) || isItem(line))) {
            return false;
        }
        boolean lowerCase = Character.isLowerCase(next.strip().codePointAt(0));
        return (open && lowerCase) || (width > 0 && isFull(line, next) && (open || indent(next) <= indent(line)));
    }

    /** Whether the first word of the next line would not have fitted on this one. */
    private boolean isFull(String line, String next) {
        return line.length() + 1 + firstWord(next) > width;
    }

    private int wrapWidth() {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i + 1).isBlank()) {
                lengths.add(lines.get(i).length());
            }
        }
        if (lengths.size() < EVIDENCE) {
            return 0;
        }
        int candidate = lengths.stream()
                .sorted()
                .skip((lengths.size() - 1) * 95L / 100)
                .findFirst()
                .orElse(0);
        return candidate >= SHORTEST_WRAP && candidate <= LONGEST_WRAP && mostAreFull(candidate, lengths.size())
                ? candidate
                : 0;
    }

    private boolean mostAreFull(int candidate, int pairs) {
        int full = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            String next = lines.get(i + 1);
            if (!lines.get(i).isBlank() && !next.isBlank()) {
                full += lines.get(i).length() + 1 + firstWord(next) > candidate ? 1 : 0;
            }
        }
        return full >= EVIDENCE && full * 10 >= pairs * 4;
    }

    private static int firstWord(String line) {
        String word = line.strip();
        int blank = word.indexOf(' ');
        return blank < 0 ? word.length() : blank;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean isItem(String line) {
        return LIST_ITEM.matcher(line.strip()).matches();
    }

    private static boolean endsSentence(String line) {
        String words = line.stripTrailing();
        for (int i = words.length() - 1; i >= 0; i--) {
            char c = words.charAt(i);
            if (".!?:;".indexOf(c) >= 0) {
                return true;
            }
            if ("\"'”’»)]".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    /** A ruled line parts paragraphs; {@code ###} says that the release ends. */
    private static String endMark(String line) {
        return line.strip().startsWith("##") ? line.strip() : "";
    }
}
