package io.wirewatch.core.release;

import java.time.Instant;

/**
 * A release as received.
 *
 * @param id {@code rel_…}
 * @param source source id or label
 * @param contentType media type of {@code body}: {@code text/plain} or {@code text/html}
 * @param charset declared character set, or null
 * @param body bytes as received
 * @param title title given beside the body, or null
 * @param url address, or null
 * @param publishedAt publication date as given, in any form, or null
 * @param language BCP 47 as given, or null
 * @param withdrawn true where the source takes it back
 * @param historical true where it shall raise nothing now
 * @param receivedAt arrival time
 * @param erased true where it is to be erased on legal demand; body, title and url are empty then
 * @param selectors where its source said, when it came, that the parts of its pages stand; or null
 */
public record RawRelease(
        String id,
        String source,
        String contentType,
        String charset,
        byte[] body,
        String title,
        String url,
        String publishedAt,
        String language,
        boolean withdrawn,
        boolean historical,
        Instant receivedAt,
        boolean erased,
        Selectors selectors) {
    /** A release as its source sent it. */
    public RawRelease(
            String id,
            String source,
            String contentType,
            String charset,
            byte[] body,
            String title,
            String url,
            String publishedAt,
            String language,
            boolean withdrawn,
            boolean historical,
            Instant receivedAt) {
        this(
                id,
                source,
                contentType,
                charset,
                body,
                title,
                url,
                publishedAt,
                language,
                withdrawn,
                historical,
                receivedAt,
                false,
                null);
    }

    /** The same release with the selectors of its source. */
    public RawRelease withSelectors(Selectors others) {
        return new RawRelease(
                id,
                source,
                contentType,
                charset,
                body,
                title,
                url,
                publishedAt,
                language,
                withdrawn,
                historical,
                receivedAt,
                erased,
                others);
    }
}
