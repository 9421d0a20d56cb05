package io.wirewatch.ingestion;

import io.wirewatch.formats.feed.FeedException;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.SourceReader;
import io.wirewatch.ingestion.web.WebAnswer;
import io.wirewatch.ingestion.web.WebFetch;
import io.wirewatch.ingestion.web.WebRequest;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/** Reads a feed: a conditional GET (RFC 9110, section 13), then the entries of the body. */
final class FeedSource implements SourceReader {
    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";

    private final WebFetch web;
    private final FeedReader reader;
    /** A feed in memory is several times its bytes: no more are parsed at once than there are processors. */
    private final Semaphore parsing = new Semaphore(Runtime.getRuntime().availableProcessors());

    FeedSource(WebFetch web, FeedReader reader) {
        this.web = web;
        this.reader = reader;
    }

    @Override
    public Harvest read(PolledSource source, PollState state, Instant now)
            throws SourceException, InterruptedException {
        WebRequest request =
                WebRequest.to(source.url(), ACCEPT).robots(source.options().robots());
        // The validators of one address say nothing about another.
        if (source.url().equals(state.url()) && state.isRecent(now)) {
            request = request.ifChanged(state.etag(), state.lastModified());
        }
        return web.get(
                request,
                answer -> answer.notModified()
                        ? Harvest.NOT_MODIFIED.freshFor(answer.fresh())
                        : entries(source, state, answer, now));
    }

    private Harvest entries(PolledSource source, PollState state, WebAnswer answer, Instant now)
            throws SourceException, InterruptedException {
        parsing.acquire();
        try {
            FeedReleases releases = new FeedReleases(source, state, now);
            releases.add(reader.read(answer.body(), answer.contentType(), answer.address()));
            return releases.harvest(answer.etag(), answer.lastModified()).freshFor(answer.fresh());
        } catch (FeedException e) {
            throw new SourceException(e.getMessage(), e);
        } finally {
            parsing.release();
        }
    }
}
