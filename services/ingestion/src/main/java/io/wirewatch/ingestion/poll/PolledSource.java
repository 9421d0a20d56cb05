package io.wirewatch.ingestion.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * A source as its owner set it up.
 *
 * @param tenant who owns it
 * @param id source id
 * @param kind one of those below; others are answered with an error in the state
 * @param url address of the feed, page, sitemap or mailbox, or path of the folder
 * @param interval wished time between two polls
 * @param enabled false: polled only on request
 * @param version counts its changes
 * @param createdAt what was published before is historical
 * @param updatedAt last change
 * @param fetchRequest the poll that somebody asks for now, or null
 * @param options how it is read
 * @param name its name for people
 * @param hubWord what the hub of its feed said last, or null
 */
public record PolledSource(
        String tenant,
        String id,
        String kind,
        String url,
        Duration interval,
        boolean enabled,
        int version,
        Instant createdAt,
        Instant updatedAt,
        String fetchRequest,
        SourceOptions options,
        String name,
        HubWord hubWord) {
    public static final String FEED = "feed";
    public static final String PAGE = "page";
    public static final String SITEMAP = "sitemap";
    public static final String FOLDER = "folder";
    public static final String IMAP = "imap";

    /** A source that is read the usual way and called by its id. */
    public PolledSource(
            String tenant,
            String id,
            String kind,
            String url,
            Duration interval,
            boolean enabled,
            int version,
            Instant createdAt,
            Instant updatedAt,
            String fetchRequest) {
        this(
                tenant,
                id,
                kind,
                url,
                interval,
                enabled,
                version,
                createdAt,
                updatedAt,
                fetchRequest,
                SourceOptions.USUAL,
                id,
                null);
    }

    /** A source whose hub said nothing. */
    public PolledSource(
            String tenant,
            String id,
            String kind,
            String url,
            Duration interval,
            boolean enabled,
            int version,
            Instant createdAt,
            Instant updatedAt,
            String fetchRequest,
            SourceOptions options,
            String name) {
        this(
                tenant,
                id,
                kind,
                url,
                interval,
                enabled,
                version,
                createdAt,
                updatedAt,
                fetchRequest,
                options,
                name,
                null);
    }

    boolean isFolder() {
        return kind.equals(FOLDER);
    }
}
