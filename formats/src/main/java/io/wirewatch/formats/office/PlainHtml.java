package io.wirewatch.formats.office;

import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The headings, paragraphs, lists and tables of a document, without their looks. */
final class PlainHtml extends DefaultHandler {
    private static final Set<String> KEPT =
            Set.of("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "table", "tr", "td", "th", "br");

    private final StringBuilder html = new StringBuilder();
    private final TextLimit limit;
    private boolean inHead;

    PlainHtml(int longest) {
        this.limit = new TextLimit(longest);
    }

    /** Without paragraphs that hold nothing. */
    String html() {
        return html.toString()
                .replaceAll("<(p|h[1-6])>\\s*</\\1>", "")
                .replaceAll("\\s*\\n\\s*", "\n")
                .strip();
    }

    static void escape(CharSequence text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            switch (one) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                default -> to.append(one);
            }
        }
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("head")) {
            inHead = true;
        } else if (KEPT.contains(name)) {
            html.append('<').append(name).append('>');
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("head")) {
            inHead = false;
        } else if (KEPT.contains(name) && !name.equals("br")) {
            // Old Word ends a paragraph with a break of its own.
            while ((name.equals("p") || name.startsWith("h"))
                    && !html.isEmpty()
                    && html.charAt(html.length() - 1) <= ' ') {
                html.setLength(html.length() - 1);
            }
            html.append("</").append(name).append('>');
            if (!name.equals("td") && !name.equals("th")) {
                html.append('\n');
            }
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (!inHead) {
            limit.add(length);
            escape(new String(text, start, length), html);
        }
    }

    @Override
    public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
        characters(text, start, length);
    }
}
