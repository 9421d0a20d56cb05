package io.wirewatch.formats.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a document type declaration out of a feed. Its plain entities are kept, everything else of it is dropped unread. */
final class Doctype {
    private static final Pattern ENTITY =
            Pattern.compile("<!ENTITY\\s+([\\w.:-]{1,64})\\s+(?:(SYSTEM|PUBLIC)\\b|\"([^\"]*+)\"|'([^']*+)')");

    /** No honest feed declares more; what comes after is dropped unread. */
    private static final int MOST_READ = 64 * 1024;

    private Doctype() {}

    /** Reads the declaration that begins at {@code at}, and gives the index after it. */
    static int skip(String text, int at, XmlReferences references) {
        int depth = 0;
        boolean subset = false;
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = after(text, text.indexOf(c, i + 1));
                continue;
            }
            if (text.startsWith("<!--", i)) {
                i = after(text, text.indexOf("-->", i + 4));
                continue;
            }
            subset = subset ? c != ']' : c == '[';
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            i++;
            if (depth == 0 && !subset && c == '>') {
                break;
            }
        }
        declare(text.substring(at, Math.min(i, at + MOST_READ)), references);
        return i;
    }

    private static int after(String text, int found) {
        return found < 0 ? text.length() : found + 1;
    }

    private static void declare(String doctype, XmlReferences references) {
        Matcher entity = ENTITY.matcher(doctype);
        while (entity.find()) {
            String quoted = entity.group(3) != null ? entity.group(3) : entity.group(4);
            references.declare(entity.group(1), entity.group(2) == null ? quoted : null);
        }
    }
}
