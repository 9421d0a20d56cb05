package io.wirewatch.formats.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins the lines of a block to paragraphs. A word that was divided at the end of a line is made whole; where the document
 * writes it with a hyphen elsewhere, it keeps it.
 */
final class LineJoining {
    private static final Pattern HYPHENATED = Pattern.compile("\\p{L}+-\\p{Ll}+");
    private static final Pattern LAST_WORD = Pattern.compile("(\\p{L}+)[-\u00ad\u2010]$");
    private static final Pattern FIRST_WORD = Pattern.compile("^\\p{L}+");
    private static final Pattern POINT = Pattern.compile("^(?:[•▪‣◦●○■□–—*·]|\\p{Co}|\\(?\\d{1,2}[.)]|[a-z]\\))\\s.*");
    private static final Pattern ENDED = Pattern.compile(".*[.!?:…。！？][\"”’»)\\]]*$");
    private static final double FULL_LINE = 0.72;

    private final Set<String> hyphenated;

    private LineJoining(Set<String> hyphenated) {
        this.hyphenated = hyphenated;
    }

    /** For a document of these pages. */
    static LineJoining of(List<List<List<String>>> pages) {
        Set<String> hyphenated = new HashSet<>();
        for (List<List<String>> page : pages) {
            for (List<String> block : page) {
                for (String line : block) {
                    Matcher words = HYPHENATED.matcher(line);
                    while (words.find()) {
                        hyphenated.add(words.group().toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return new LineJoining(hyphenated);
    }

    /** The paragraphs of a block of lines. */
    List<String> paragraphs(List<String> lines) {
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        String before = null;
        for (String line : lines) {
            if (before != null && begins(before, line, width)) {
                paragraphs.add(paragraph.toString());
                paragraph.setLength(0);
            }
            append(paragraph, line);
            before = line;
        }
        paragraphs.add(paragraph.toString());
        return paragraphs;
    }

    /** Whether a line begins a paragraph: it is a point of a list, or the line before it ended a sentence early. */
    private static boolean begins(String before, String line, int width) {
        boolean early =
                before.length() < width * FULL_LINE && ENDED.matcher(before).matches();
        return POINT.matcher(line).matches() || early && !Character.isLowerCase(line.codePointAt(0));
    }

    /** Whether the text at the top of a page goes on with what stood at the bottom of the one before. */
    boolean goesOn(String before, String after) {
        return !ENDED.matcher(before).matches() && Character.isLowerCase(after.codePointAt(0));
    }

    String join(String before, String after) {
        StringBuilder joined = new StringBuilder(before);
        append(joined, after);
        return joined.toString();
    }

    private void append(StringBuilder paragraph, String line) {
        if (paragraph.isEmpty()) {
            paragraph.append(line);
            return;
        }
        String end = paragraph.substring(Math.max(0, paragraph.length() - 40));
        Matcher last = LAST_WORD.matcher(end);
        Matcher first = FIRST_WORD.matcher(line);
        if (!last.find() || !first.find()) {
            paragraph.append(' ').append(line);
            return;
        }
        boolean soft = end.charAt(end.length() - 1) == '\u00ad';
        boolean goesOn = Character.isLowerCase(line.codePointAt(0));
        String compound = (last.group(1) + "-" + first.group()).toLowerCase(Locale.ROOT);
        if (soft || goesOn && !hyphenated.contains(compound)) {
            paragraph.setLength(paragraph.length() - 1);
        }
        paragraph.append(line);
    }
}
