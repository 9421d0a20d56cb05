package io.wirewatch.ingestion.feed;

import com.rometools.rome.feed.atom.Content;
import java.util.Locale;
import java.util.Set;

/** The text constructs of Atom (RFC 4287, 3.1 and 4.1.3) as HTML or as plain text. */
final class AtomText {
    private static final Set<String> MARKUP = Set.of("html", "xhtml", "text/html", "application/xhtml+xml");

    private AtomText() {}

    /** Empty for content that is missing, lies elsewhere or is of a kind that holds no text. */
    static String html(Content content) {
        if (content == null || content.getValue() == null || content.getValue().isBlank()) {
            return "";
        }
        String type = type(content);
        if (MARKUP.contains(type) || isMarkupOf03(content)) {
            return Html.body(content.getValue());
        }
        return type.equals("text") || type.startsWith("text/")
                ? Html.paragraphs(Html.escape(content.getValue()))
                : Html.body(content.getValue());
    }

    static String plain(Content content) {
        if (content == null || content.getValue() == null) {
            return null;
        }
        boolean markup = MARKUP.contains(type(content)) || isMarkupOf03(content);
        return markup ? Html.text(content.getValue()) : Html.title(content.getValue());
    }

    /** In Atom 0.3 a mode of {@code escaped} or inline XML means markup whatever the type. */
    private static boolean isMarkupOf03(Content content) {
        return content.getMode() != null
                && !content.getMode().equalsIgnoreCase(Content.XML)
                && type(content).contains("html");
    }

    private static String type(Content content) {
        return content.getType() == null
                ? "text"
                : content.getType().toLowerCase(Locale.ROOT).strip();
    }
}
