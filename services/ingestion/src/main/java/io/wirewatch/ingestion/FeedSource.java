package io.wirewatch.ingestion;

import io.wirewatch.core.delivery.RetryAfter;
import io.wirewatch.formats.feed.FeedException;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.SourceReader;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Reads a feed: a conditional GET (RFC 9110, section 13), then the entries of the body. */
final class FeedSource implements SourceReader {
    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";

    private final OutboundHttp http;
    private final FeedReader reader;
    private final Limits limits;
    private final String userAgent;
    /** A feed in memory is several times its bytes: no more are parsed at once than there are processors. */
    private final Semaphore parsing = new Semaphore(Runtime.getRuntime().availableProcessors());

    FeedSource(OutboundHttp http, FeedReader reader, Duration timeout, String userAgent) {
        this.http = http;
        this.reader = reader;
        this.limits = Limits.FEED.withDeadline(timeout);
        this.userAgent = userAgent;
    }

    @Override
    public Harvest read(PolledSource source, PollState state, Instant now)
            throws SourceException, InterruptedException {
        Map<String, String> headers = headers(source, state);
        OutboundResponse response = get(source, headers);
        if (response.status() == 304) {
            return notModified(headers);
        }
        if (response.status() / 100 != 2) {
            Duration retryAfter = response.header("Retry-After")
                    .flatMap(header -> RetryAfter.of(response.status(), header, now))
                    .orElse(null);
            throw new SourceException(FeedCures.ofStatus(response.status(), retryAfter), retryAfter, null);
        }
        return entries(source, state, response, now);
    }

    private Map<String, String> headers(PolledSource source, PollState state) {
        Map<String, String> headers = new HashMap<>();
        headers.put("User-Agent", userAgent);
        headers.put("Accept", ACCEPT);
        // The validators of one address say nothing about another.
        if (source.url().equals(state.url())) {
            putIfPresent(headers, "If-None-Match", state.etag());
            putIfPresent(headers, "If-Modified-Since", state.lastModified());
        }
        return headers;
    }

    private static void putIfPresent(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private OutboundResponse get(PolledSource source, Map<String, String> headers)
            throws SourceException, InterruptedException {
        try {
            return http.get(URI.create(source.url().strip()), headers, limits);
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    "“" + source.url() + "” is not an address. Give one that begins with https://.", e);
        } catch (OutboundException e) {
            if (e.reason() == OutboundException.Reason.CANCELLED) {
                throw new InterruptedException("the fetch was cancelled");
            }
            throw new SourceException(FeedCures.of(e), e);
        }
    }

    private static Harvest notModified(Map<String, String> headers) throws SourceException {
        if (headers.containsKey("If-None-Match") || headers.containsKey("If-Modified-Since")) {
            return Harvest.NOT_MODIFIED;
        }
        throw new SourceException(
                "The server answers 304 (not modified) although nothing was asked on condition. Write to its publisher.");
    }

    private Harvest entries(PolledSource source, PollState state, OutboundResponse response, Instant now)
            throws SourceException, InterruptedException {
        parsing.acquire();
        try {
            FeedReleases releases = new FeedReleases(source, state, now);
            releases.add(
                    reader.read(response.body(), response.header("Content-Type").orElse(null), response.finalUri()));
            return releases.harvest(
                    response.header("ETag").orElse(null),
                    response.header("Last-Modified").orElse(null));
        } catch (FeedException e) {
            throw new SourceException(e.getMessage(), e);
        } finally {
            parsing.release();
        }
    }
}
