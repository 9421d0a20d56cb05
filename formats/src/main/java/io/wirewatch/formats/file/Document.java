package io.wirewatch.formats.file;

import io.wirewatch.formats.feed.FeedCharset;
import java.nio.charset.StandardCharsets;

/**
 * A release as a file holds it. Every part may be null but {@code contentType}, {@code body} and {@code status}.
 *
 * @param identity what names it wherever it lies: Message-ID, address, GUID, id; null where the file itself is the name
 * @param title title given beside the body
 * @param contentType {@code text/plain} or {@code text/html}
 * @param charset declared character set of the body
 * @param body the text or page
 * @param url its http(s) address
 * @param published publication date as given, in any form
 * @param language BCP 47 as given
 * @param source source or label that it says it is of; JSON alone does
 * @param status what it says of itself; JSON alone does
 */
public record Document(
        String identity,
        String title,
        String contentType,
        String charset,
        byte[] body,
        String url,
        String published,
        String language,
        String source,
        Status status) {
    /** What a document says of itself. */
    public enum Status {
        LIVE,
        /** Of the past: it shall raise nothing. */
        HISTORICAL,
        /** Its source takes it back. */
        WITHDRAWN
    }

    private static final String TEXT = "text/plain";
    private static final String HTML = "text/html";

    /** One that says nothing. */
    public static final Document EMPTY = of(TEXT, null, new byte[0]);

    /** A page. */
    static Document html(String html) {
        return of(HTML, StandardCharsets.UTF_8.name(), html.getBytes(StandardCharsets.UTF_8));
    }

    /** A text. */
    static Document text(String text) {
        return of(TEXT, StandardCharsets.UTF_8.name(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text or page as it came. */
    static Document of(String contentType, String charset, byte[] body) {
        return new Document(null, null, contentType, charset, body, null, null, null, null, Status.LIVE);
    }

    /** Whether the body is a web page. */
    public boolean isHtml() {
        return contentType.equals(HTML);
    }

    /** The body as characters, by what its bytes show and its charset says. */
    public String text() {
        return FeedCharset.decode(body, charset == null ? null : "charset=" + charset);
    }

    Document named(String name) {
        return new Document(name, title, contentType, charset, body, url, published, language, source, status);
    }

    Document titled(String given) {
        return new Document(identity, given, contentType, charset, body, url, published, language, source, status);
    }

    Document at(String address) {
        return new Document(identity, title, contentType, charset, body, address, published, language, source, status);
    }

    Document dated(String given) {
        return new Document(identity, title, contentType, charset, body, url, given, language, source, status);
    }

    Document in(String given) {
        return new Document(identity, title, contentType, charset, body, url, published, given, source, status);
    }
}
