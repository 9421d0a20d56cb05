package io.wirewatch.ingestion;

import io.wirewatch.formats.feed.FeedException;
import io.wirewatch.formats.feed.FeedPage;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.formats.feed.HubLinks;
import io.wirewatch.formats.feed.LinkHeader;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.HubOffer;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.SourceReader;
import io.wirewatch.ingestion.site.Completion;
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
    private final Completion completion;
    /** A feed in memory is several times its bytes: no more are parsed at once than there are processors. */
    private final Semaphore parsing = new Semaphore(Runtime.getRuntime().availableProcessors());

    FeedSource(WebFetch web, FeedReader reader) {
        this.web = web;
        this.reader = reader;
        this.completion = new Completion(web);
    }

    /** The entries of a feed with where its older ones are. */
    private record Read(Harvest harvest, String older) {}

    @Override
    public Harvest read(PolledSource source, PollState state, Instant now)
            throws SourceException, InterruptedException {
        SiteMemory memory = state.memoryOf(source);
        WebRequest request = request(source, source.url());
        // The validators of one address say nothing about another; and where something waits the entries are needed
        // again.
        if (source.url().equals(state.url())
                && state.isRecent(now)
                && !Completion.isOwed(memory)
                && !FeedArchive.isOwed(source, memory)) {
            request = request.ifChanged(state.etag(), state.lastModified());
        }
        Read read = web.get(
                request,
                answer -> answer.notModified()
                        ? new Read(Harvest.NOT_MODIFIED.freshFor(answer.fresh()), null)
                        : entries(source, state, answer, now));
        if (read.harvest().notModified()) {
            return read.harvest();
        }
        Harvest whole = new FeedArchive(address -> web.get(request(source, address), this::page))
                .follow(source, state, read.harvest(), read.older(), now);
        return completion.complete(source, state, whole, now);
    }

    private static WebRequest request(PolledSource source, String address) {
        return WebRequest.to(address, ACCEPT).robots(source.options().robots());
    }

    private Read entries(PolledSource source, PollState state, WebAnswer answer, Instant now)
            throws SourceException, InterruptedException {
        FeedPage page = page(answer);
        FeedReleases releases = new FeedReleases(source, state, now);
        releases.add(page.entries());
        Harvest harvest = releases.harvest(answer.etag(), answer.lastModified())
                .freshFor(answer.fresh())
                .offering(offer(source, page, answer));
        return new Read(harvest, page.older());
    }

    /** What the server says of hubs goes before what the feed says (WebSub, section 4). */
    private static HubOffer offer(PolledSource source, FeedPage page, WebAnswer answer) {
        HubLinks links = LinkHeader.hub(answer.links(), answer.address()).orElse(page.links());
        return new HubOffer(links.hubs(), links.self() == null ? source.url() : links.self());
    }

    private FeedPage page(WebAnswer answer) throws SourceException, InterruptedException {
        parsing.acquire();
        try {
            return reader.readPage(answer.body(), answer.contentType(), answer.address());
        } catch (FeedException e) {
            throw new SourceException(e.getMessage(), e);
        } finally {
            parsing.release();
        }
    }
}
