package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Takes scripts and styles out of a page before it is parsed: a third of what news pages send is code that nobody reads as text, and
 * the parser would go through it letter by letter. What may hold data stays: linked data, and scripts that speak of publication ({@link ScriptData}).
 * Where it is not plain where code ends, all of it stays, and the parser decides.
 */
final class PageCode {
    private static final String COMMENT = "<!--";
    private static final String LINKED_DATA = "ld+json";
    private static final String SCRIPT = "script";
    private static final String STYLE = "style";
    private static final String NOSCRIPT = "noscript";
    private static final List<String> CODE = List.of(SCRIPT, STYLE);

    /** Elements whose text is no markup, whatever it looks like. */
    private static final List<String> LITERAL = List.of("textarea", "title", "xmp", "iframe", "noembed", "noframes");

    /** The bit that small letters of ASCII have and capitals lack. */
    private static final int SMALL = 0x20;

    private final String html;
    private final StringBuilder kept = new StringBuilder();
    private int copied;

    private PageCode(String html) {
        this.html = html;
    }

    /** The page with each such element empty; its tags stay. */
    static String without(String html) {
        return new PageCode(html).cut();
    }

    private String cut() {
        int next = html.indexOf('<');
        while (next >= 0 && next + 1 < html.length()) {
            next = html.indexOf('<', after(next));
        }
        return copied == 0 ? html : kept.append(html, copied, html.length()).toString();
    }

    /** Where to go on behind what begins here; the end of the page where the rest is better left alone. */
    private int after(int tag) {
        char c = html.charAt(tag + 1);
        if (c == '!') {
            return html.startsWith(COMMENT, tag) ? behind("-->", tag + 2) : tag + 1;
        }
        if (c == 's' || c == 'S') {
            for (String name : CODE) {
                if (isNamed(name, tag + 1)) {
                    return afterCode(name, tag);
                }
            }
        } else if (isNamed(NOSCRIPT, tag + 1)) {
            int end = endTag(NOSCRIPT, tag, html.length());
            return end < 0 || !isClosed(tag, end) ? html.length() : end;
        } else if ("tTxXiInN".indexOf(c) >= 0) {
            for (String name : LITERAL) {
                if (isNamed(name, tag + 1)) {
                    int end = endTag(name, tag, html.length());
                    return end < 0 || endsNoscript(tag, end) ? html.length() : end;
                }
            }
        } else if ((c == 'p' || c == 'P') && isNamed("plaintext", tag + 1)) {
            return html.length();
        }
        return tag + 1;
    }

    private int afterCode(String name, int tag) {
        int begin = endOfTag(tag + 1);
        int end = begin < 0 ? -1 : endTag(name, begin, html.length());
        if (end < 0 || endsNoscript(begin, end)) {
            return html.length();
        }
        if (isNeedless(name, tag, begin, end)) {
            kept.append(html, copied, begin);
            copied = end;
        }
        return end + 1;
    }

    private boolean isNeedless(String name, int tag, int begin, int end) {
        if (end == begin || holds("<", tag + 1, begin) || opensAgain(name, begin, end)) {
            return false;
        }
        return !name.equals(SCRIPT) || !holds(ScriptData.STEM, begin, end) && !holds(LINKED_DATA, tag, begin);
    }

    /** Whether code holds a comment or a tag of its own name, which changes where it ends for some parsers. */
    private boolean opensAgain(String name, int begin, int end) {
        for (int at = html.indexOf('<', begin, end); at >= 0; at = html.indexOf('<', at + 1, end)) {
            if (html.startsWith(COMMENT, at) || html.regionMatches(true, at + 1, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String word, int begin, int end) {
        return html.indexOf(word, begin, end) >= 0;
    }

    private int behind(String mark, int from) {
        int at = html.indexOf(mark, from);
        return at < 0 ? html.length() : at + mark.length();
    }

    /** Where the text behind a tag begins, or -1: no bracket in quotes ends it. */
    private int endOfTag(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote == 0 && c == '>') {
                return i + 1;
            }
            if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
        }
        return -1;
    }

    /** Where the end tag of that name begins in a stretch, or -1. */
    private int endTag(String name, int from, int to) {
        int end = html.indexOf("</", from, to);
        while (end >= 0 && !isNamed(name, end + 2)) {
            end = html.indexOf("</", end + 2, to);
        }
        return end;
    }

    private boolean endsNoscript(int begin, int end) {
        return endTag(NOSCRIPT, begin, end) >= 0;
    }

    /** Whether what stands for browsers without scripts ends there however it is read: in some places it is markup, in others text. */
    private boolean isClosed(int begin, int end) {
        String inside = html.substring(begin, end).toLowerCase(Locale.ROOT);
        return !inside.contains("<" + SCRIPT)
                && !inside.contains(COMMENT)
                && Stream.concat(LITERAL.stream(), Stream.of(STYLE)).allMatch(name -> isClosed(inside, name));
    }

    private static boolean isClosed(String markup, String name) {
        int begin = markup.lastIndexOf("<" + name);
        return begin < 0 || markup.indexOf("</" + name, begin) >= 0;
    }

    private boolean isNamed(String name, int at) {
        int end = at + name.length();
        return end < html.length()
                // Most tags have another second letter: no need to compare them in either case.
                && (html.charAt(at + 1) | SMALL) == name.charAt(1)
                && html.regionMatches(true, at, name, 0, name.length())
                && " \t\r\n\f/>".indexOf(html.charAt(end)) >= 0;
    }
}
