package io.wirewatch.formats.feed;

import com.rometools.rome.feed.atom.Content;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The text constructs and contents of Atom (RFC 4287, 3.1 and 4.1.3; Atom 0.3, 3.1) as HTML or as plain text. */
final class AtomText {
    private static final Set<String> MARKUP = Set.of("html", "xhtml", "text/html", "application/xhtml+xml");

    private AtomText() {}

    /** Empty for content that is missing, lies elsewhere or is of a kind that holds no text. */
    static String html(Content content) {
        if (content == null || content.getValue() == null || content.getValue().isBlank()) {
            return "";
        }
        if (isMarkup(content)) {
            return Html.body(content.getValue());
        }
        return isText(content)
                ? Html.paragraphs(Html.escape(content.getValue()))
                : decode(content.getValue()).map(Html::body).orElse("");
    }

    /** Null where there is none. */
    static String plain(Content content) {
        if (content == null || content.getValue() == null) {
            return null;
        }
        String value = isText(content) || isMarkup(content)
                ? content.getValue()
                : decode(content.getValue()).orElse(content.getValue());
        return isMarkup(content) ? Html.text(value) : Html.title(value);
    }

    /** Text out of base 64; empty where it is no base 64 or what it holds is no UTF-8 text. */
    static Optional<String> decode(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64.strip());
            boolean text = bytes.length > 0 && Utf8.count(bytes).broken() == 0;
            return Optional.of(new String(bytes, StandardCharsets.UTF_8))
                    .filter(decoded -> text && decoded.indexOf(0) < 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** In Atom 0.3 escaped content and inline XML, which ROME gives as XML again, are markup whatever the type. */
    private static boolean isMarkup(Content content) {
        return MARKUP.contains(type(content))
                || Content.XML.equalsIgnoreCase(content.getMode())
                || Content.ESCAPED.equalsIgnoreCase(content.getMode());
    }

    private static boolean isText(Content content) {
        return type(content).equals("text") || type(content).startsWith("text/");
    }

    private static String type(Content content) {
        return content.getType() == null
                ? "text"
                : content.getType().toLowerCase(Locale.ROOT).strip();
    }
}
