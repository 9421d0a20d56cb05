package io.wirewatch.formats.site;

/** A sitemap that cannot be read. The message says what is the matter and what to do about it. */
public final class SitemapException extends Exception {
    private static final long serialVersionUID = 1L;

    SitemapException(String message, Throwable cause) {
        super(message, cause);
    }
}
