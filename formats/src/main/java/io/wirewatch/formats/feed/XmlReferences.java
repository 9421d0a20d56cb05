package io.wirewatch.formats.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * What an ampersand in a feed stands for. References of XML stay; those of HTML ({@code &nbsp;}), of the feed's own
 * plain entities and of control characters become text; references that name nothing known are an ampersand that
 * somebody forgot to escape. Entities that point outside, or are made of other entities, become nothing.
 */
final class XmlReferences {
    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final int LONGEST = 64;
    private static final int LONGEST_VALUE = 1024;
    private static final int MOST_EXPANDED = 64 * 1024;

    private final Map<String, String> own = new HashMap<>();
    private final Map<String, String> html = new HashMap<>();
    private int expanded;

    /** Takes an entity of the feed's own DOCTYPE; null for one that points outside. */
    void declare(String name, String value) {
        boolean plain = value != null
                && value.length() <= LONGEST_VALUE
                && value.indexOf('&') < 0
                && value.indexOf('%') < 0
                && value.indexOf('<') < 0;
        own.putIfAbsent(name, plain ? value : "");
    }

    /** Writes what the ampersand at {@code at} stands for, and gives the index after it. */
    int resolve(String text, int at, StringBuilder to) {
        int end = nameEnd(text, at + 1);
        if (end < 0) {
            to.append("&amp;");
            return at + 1;
        }
        String name = text.substring(at + 1, end);
        if (name.charAt(0) == '#') {
            return numeric(name, to) ? end + 1 : literal(at, to);
        }
        if (OF_XML.contains(name)) {
            to.append('&').append(name).append(';');
        } else if (own.containsKey(name)) {
            expand(own.get(name), to);
        } else {
            String ofHtml = html.computeIfAbsent(name, XmlReferences::ofHtml);
            if (ofHtml.isEmpty()) {
                return literal(at, to);
            }
            escape(ofHtml, to);
        }
        return end + 1;
    }

    private static String ofHtml(String name) {
        return Entities.isNamedEntity(name) ? Parser.unescapeEntities("&" + name + ";", true) : "";
    }

    private static int literal(int at, StringBuilder to) {
        to.append("&amp;");
        return at + 1;
    }

    private void expand(String value, StringBuilder to) {
        expanded += value.length();
        if (expanded <= MOST_EXPANDED) {
            escape(value, to);
        }
    }

    /** The controls 128 to 159 are characters of windows-1252 that were not converted, as HTML reads them. */
    static String windows(int code) {
        return Parser.unescapeEntities("&#" + code + ";", false);
    }

    /** Characters that XML forbids vanish. */
    private static boolean numeric(String name, StringBuilder to) {
        boolean hex = name.length() > 2 && (name.charAt(1) | 0x20) == 'x';
        try {
            int code = Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
            if (code >= 128 && code < 160) {
                to.append(windows(code));
            } else if (XmlScrubber.isXml(code)) {
                escape(Character.toString(code), to);
            }
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static void escape(String value, StringBuilder to) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '&' -> to.append("&amp;");
                case '"' -> to.append("&quot;");
                case '\'' -> to.append("&apos;");
                case '\r' -> to.append("&#13;");
                default -> to.append(c);
            }
        }
    }

    private static int nameEnd(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i > from ? i : -1;
            }
            if (!Character.isLetterOrDigit(c) && c != '#' && c != '_' && c != '-' && c != '.') {
                return -1;
            }
        }
        return -1;
    }
}
