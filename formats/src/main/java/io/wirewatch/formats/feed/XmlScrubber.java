package io.wirewatch.formats.feed;

/**
 * Repairs, in one pass, what feeds in the wild get wrong and whose meaning is certain: text before the first tag,
 * control characters, references of HTML, bare ampersands, a document type declaration, prefixes that nothing declares.
 * Comments and processing instructions are dropped with it; CDATA sections stay as they are.
 */
final class XmlScrubber {
    private static final String CDATA = "<![CDATA[";

    private final String text;
    private final StringBuilder out;
    private final XmlReferences references = new XmlReferences();
    private final XmlPrefixes prefixes = new XmlPrefixes();
    private String rootName = "";
    private int rootNameEnd = -1;

    private XmlScrubber(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 64);
    }

    static String scrub(String text) {
        return new XmlScrubber(text).run();
    }

    /** Whether XML 1.0 allows the character (production 2). */
    static boolean isXml(int code) {
        return code >= 0x20 && code <= 0xd7ff
                || code == '\t'
                || code == '\n'
                || code == '\r'
                || code >= 0xe000 && code <= 0xfffd
                || code >= 0x10000 && code <= 0x10ffff;
    }

    private String run() {
        int i = Math.max(0, text.indexOf('<'));
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '<') {
                i = markup(i);
            } else if (c == '&') {
                i = references.resolve(text, i, out);
            } else {
                i = character(i);
            }
        }
        if (rootNameEnd >= 0) {
            out.insert(rootNameEnd, prefixes.missing());
        }
        return out.toString();
    }

    private int markup(int at) {
        if (text.startsWith(CDATA, at)) {
            return copyUntil("]]>", at);
        }
        if (text.startsWith("<!--", at)) {
            return dropUntil("-->", at + 4);
        }
        if (text.startsWith("<?", at)) {
            return dropUntil("?>", at + 2);
        }
        if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
            return Doctype.skip(text, at, references);
        }
        return tag(at);
    }

    private int tag(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (!Character.isLetter(next) && next != '_' && next != '/') {
            out.append("&lt;");
            return at + 1;
        }
        int end = tagEnd(at);
        if (next != '/') {
            prefixes.see(text, at + 1, end);
            if (rootNameEnd < 0) {
                rootName = text.substring(at + 1, XmlPrefixes.nameEnd(text, at + 1, end));
                rootNameEnd = out.length() + 1 + rootName.length();
            }
        }
        int i = at;
        while (i < end) {
            i = text.charAt(i) == '&' ? references.resolve(text, i, out) : character(i);
        }
        if (end == text.length() && text.substring(at).strip().equals("</" + rootName)) {
            // Only the last character of the last tag is missing: nothing of the content is lost.
            out.append('>');
        }
        return i;
    }

    private int tagEnd(int at) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<') {
                return i;
            }
        }
        return text.length();
    }

    private int copyUntil(String end, int at) {
        int found = text.indexOf(end, at);
        int to = found < 0 ? text.length() : found + end.length();
        int i = at;
        while (i < to) {
            i = character(i);
        }
        return to;
    }

    private int dropUntil(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private int character(int at) {
        int code = text.codePointAt(at);
        if (code >= 0x80 && code < 0xa0) {
            out.append(XmlReferences.windows(code));
        } else if (isXml(code)) {
            out.appendCodePoint(code);
        }
        return at + Character.charCount(code);
    }
}
