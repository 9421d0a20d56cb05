package io.wirewatch.formats.feed;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** The little that is done to HTML before it is sent on: cleaning does the rest. */
final class Html {
    private static final Pattern MARKUP =
            Pattern.compile("</?[A-Za-z][^<>]{0,2000}>|&(?:#\\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,12});");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,2000}>");
    private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t]*+\\R\\s*+");

    /** An element whose content HTML reads as text, closed as only XML can: HTML would swallow all that follows. */
    private static final Pattern CLOSED_AS_XML = Pattern.compile(
            "(?i)<(iframe|script|style|textarea|title|noscript|noframes|noembed|xmp)\\b([^<>]{0,2000})/>");

    private Html() {}

    /** A title as plain text; many generators put HTML where the format says text. */
    static String title(String title) {
        if (title == null || title.isBlank()) {
            return null;
        }
        return MARKUP.matcher(title).find() ? text(title) : title.strip().replaceAll("\\s+", " ");
    }

    static String text(String html) {
        String text = Jsoup.parseBodyFragment(html).text().strip();
        return text.isEmpty() ? null : text;
    }

    /** A body that holds no tag is text: its blank lines are where its paragraphs end. */
    static String body(String html) {
        if (html == null) {
            return "";
        }
        String closed = html.contains("/>") ? CLOSED_AS_XML.matcher(html).replaceAll("<$1$2></$1>") : html;
        return TAG.matcher(closed).find() ? closed.strip() : paragraphs(closed.strip());
    }

    static String paragraphs(String escaped) {
        return "<p>" + BLANK_LINES.matcher(escaped.strip()).replaceAll("</p>\n<p>") + "</p>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
