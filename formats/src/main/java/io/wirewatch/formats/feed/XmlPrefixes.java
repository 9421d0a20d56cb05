package io.wirewatch.formats.feed;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the namespace prefixes that a feed uses and nowhere declares, and declares them. */
final class XmlPrefixes {
    private static final Map<String, String> KNOWN = Map.of(
            "content", "http://purl.org/rss/1.0/modules/content/",
            "dc", "http://purl.org/dc/elements/1.1/",
            "dcterms", "http://purl.org/dc/terms/",
            "atom", "http://www.w3.org/2005/Atom",
            "media", "http://search.yahoo.com/mrss/",
            "sy", "http://purl.org/rss/1.0/modules/syndication/",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "xhtml", "http://www.w3.org/1999/xhtml");

    private final Set<String> used = new TreeSet<>();
    private final Set<String> declared = new HashSet<>(Set.of("xml", "xmlns"));

    /** Index after the name that begins at {@code from}. */
    static int nameEnd(String text, int from, int end) {
        int i = from;
        while (i < end && isName(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Looks at a start tag; {@code from} is where its name begins. */
    void see(String text, int from, int end) {
        int i = from;
        while (i < end) {
            int nameEnd = nameEnd(text, i, end);
            int colon = text.indexOf(':', i, nameEnd);
            if (colon > i && (i == from || nameEnd < end && startsValue(text, nameEnd, end))) {
                note(text.substring(i, colon), text.substring(colon + 1, nameEnd));
            }
            i = afterQuotes(text, Math.max(nameEnd, i + 1), end);
        }
    }

    /** The declarations to add to the root's start tag. */
    String missing() {
        StringBuilder declarations = new StringBuilder();
        used.stream()
                .filter(prefix -> !declared.contains(prefix))
                .forEach(prefix -> declarations
                        .append(" xmlns:")
                        .append(prefix)
                        .append("=\"")
                        .append(KNOWN.getOrDefault(prefix, "urn:undeclared:" + prefix))
                        .append('"'));
        return declarations.toString();
    }

    private void note(String prefix, String local) {
        if (prefix.equals("xmlns")) {
            declared.add(local);
        } else {
            used.add(prefix);
        }
    }

    private static boolean startsValue(String text, int from, int end) {
        int i = from;
        while (i < end && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < end && text.charAt(i) == '=';
    }

    private static int afterQuotes(String text, int at, int end) {
        char c = at < end ? text.charAt(at) : ' ';
        if (c != '"' && c != '\'') {
            return at;
        }
        int closing = text.indexOf(c, at + 1, end);
        return closing < 0 ? end : closing + 1;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '.';
    }
}
