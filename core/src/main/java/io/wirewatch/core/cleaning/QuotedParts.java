package io.wirewatch.core.cleaning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds releases that a page quotes whole, between {@code (begin text)} and {@code (end text)} or their like. Markers pair up as brackets
 * do; only the outermost pairs make parts. A marker without its partner makes none. No marker is part of any text.
 */
final class QuotedParts {
    private static final String WHAT =
            "text|transcript|fact[\\s\u00A0]?sheet|excerpts?|statement|byliner|release|communiqu[eé]|letter"
                    + "|remarks|speech|report|document|interview|article|declaration|op-ed|testimony";
    private static final Pattern MARKER = Pattern.compile(
            "[(\\[][\\s\u00A0]{0,3}(begin|start|end)[\\s\u00A0]{1,3}(?:of[\\s\u00A0]{1,3})?(?:(?!" + WHAT
                    + ")[\\p{L}.-]{1,20}[\\s\u00A0]{1,3}){0,2}(?:" + WHAT
                    + ")(?:[\\s\u00A0]{1,3}(?:of|from|by|on|in|as)\\b[^()\\[\\]\n]{0,60})?[\\s\u00A0.:]{0,3}[)\\]]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private QuotedParts() {}

    /**
     * A page taken apart.
     *
     * @param carrier paragraphs outside every part, and those of parts beyond the most
     * @param parts paragraphs of each part, none empty; at most {@value Parts#MOST}
     * @param markers how many markers there were
     */
    record Split(List<String> carrier, List<List<String>> parts, int markers) {}

    /** The text with each marker on a line of its own between blank lines. */
    static String markersApart(String text) {
        int round = text.indexOf('(');
        int square = text.indexOf('[');
        StringBuilder apart = null;
        int end = 0;
        while (round >= 0 || square >= 0) {
            boolean isRound = square < 0 || round >= 0 && round < square;
            int bracket = isRound ? round : square;
            if (bracket >= end && mayBegin(text, bracket)) {
                Matcher marker = MARKER.matcher(text).region(bracket, text.length());
                if (marker.lookingAt()) {
                    apart = apart == null ? new StringBuilder(text.length() + 16) : apart;
                    apart.append(text, end, bracket)
                            .append("\n\n")
                            .append(marker.group())
                            .append("\n\n");
                    end = marker.end();
                }
            }
            round = isRound ? text.indexOf('(', round + 1) : round;
            square = isRound ? square : text.indexOf('[', square + 1);
        }
        return apart == null ? text : apart.append(text, end, text.length()).toString();
    }

    /** Whether a bracket stands here, and {@code begin}, {@code start} or {@code end} may stand behind it. */
    private static boolean mayBegin(String text, int at) {
        char bracket = text.charAt(at);
        if (bracket != '(' && bracket != '[') {
            return false;
        }
        int first = at + 1;
        while (first < text.length() && (text.charAt(first) <= ' ' || text.charAt(first) == Characters.GLUE)) {
            first++;
        }
        return first < text.length() && (text.charAt(first) > 'z' || "bBsSeE".indexOf(text.charAt(first)) >= 0);
    }

    /** Takes a page apart at its markers, each of which is a paragraph of its own. */
    static Split split(List<String> paragraphs) {
        int[] partner = partners(paragraphs);
        List<String> carrier = new ArrayList<>();
        List<List<String>> parts = new ArrayList<>();
        int markers = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            if (partner[i] > i) {
                List<String> part = paragraphs.subList(i + 1, partner[i]).stream()
                        .filter(p -> !isMarker(p))
                        .toList();
                markers += partner[i] - i + 1 - part.size();
                if (parts.size() == Parts.MOST) {
                    carrier.addAll(part);
                } else if (!part.isEmpty()) {
                    parts.add(part);
                }
                i = partner[i];
            } else if (isMarker(paragraphs.get(i))) {
                markers++;
            } else {
                carrier.add(paragraphs.get(i));
            }
        }
        return new Split(List.copyOf(carrier), List.copyOf(parts), markers);
    }

    /** For each paragraph that opens a part the index of the one that closes it; 0 for all others. */
    private static int[] partners(List<String> paragraphs) {
        int[] partner = new int[paragraphs.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            if (!isBracketed(paragraphs.get(i))) {
                continue;
            }
            Matcher marker = MARKER.matcher(paragraphs.get(i));
            if (marker.matches()) {
                if (!marker.group(1).equalsIgnoreCase("end")) {
                    open.push(i);
                } else if (!open.isEmpty()) {
                    partner[open.pop()] = i;
                }
            }
        }
        return partner;
    }

    /** The lines of a text that stand between markers which pair up; a marker stands on a line of its own. */
    static BitSet inside(List<String> lines) {
        int[] partner = partners(lines);
        BitSet inside = new BitSet();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] > i) {
                inside.set(i + 1, partner[i] + 1);
                i = partner[i];
            }
        }
        return inside;
    }

    static boolean isMarker(String paragraph) {
        return isBracketed(paragraph) && MARKER.matcher(paragraph).matches();
    }

    private static boolean isBracketed(String paragraph) {
        return !paragraph.isEmpty() && mayBegin(paragraph, 0);
    }
}
