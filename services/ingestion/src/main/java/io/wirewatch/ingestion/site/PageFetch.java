package io.wirewatch.ingestion.site;

import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.web.WebAnswer;
import io.wirewatch.ingestion.web.WebFetch;
import io.wirewatch.ingestion.web.WebRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches web pages for sources. */
final class PageFetch {
    private static final String ACCEPT = "text/html, application/xhtml+xml, */*;q=0.1";
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

    /** An entry waits for its page no longer than this before it goes on the log without it. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final WebFetch web;
    private final boolean isAwaited;

    PageFetch(WebFetch web) {
        this(web, false);
    }

    /** @param isAwaited whether something that is known already waits for the pages */
    PageFetch(WebFetch web, boolean isAwaited) {
        this.web = web;
        this.isAwaited = isAwaited;
    }

    /**
     * Fetches a page.
     *
     * @param etag validator of the page as known, or null
     * @param lastModified validator of the page as known, or null
     * @return empty where it is as known
     * @throws SourceException where there is none, or it is no web page
     */
    Optional<FetchedPage> get(PolledSource source, String url, String etag, String lastModified)
            throws SourceException, InterruptedException {
        return get(source, url, etag, lastModified, false);
    }

    /**
     * The same.
     *
     * @param first whether it is the first page of a poll: what waits for it then waits for no pause
     */
    Optional<FetchedPage> get(PolledSource source, String url, String etag, String lastModified, boolean first)
            throws SourceException, InterruptedException {
        WebRequest usual =
                WebRequest.to(url, ACCEPT).robots(source.options().robots()).ifChanged(etag, lastModified);
        WebRequest request = isAwaited ? usual.awaited(first, LONGEST_WAIT) : usual;
        return web.get(request, answer -> answer.notModified() ? Optional.empty() : Optional.of(page(answer)));
    }

    private static FetchedPage page(WebAnswer answer) throws SourceException {
        String type = answer.contentType() == null ? "" : answer.contentType();
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.isEmpty() && !media.equals("text/html") && !media.equals("application/xhtml+xml")) {
            throw new SourceException("The address answers with " + media
                    + ", not with a web page. Give the address of the page that speaks of it.");
        }
        Matcher charset = CHARSET.matcher(type);
        return new FetchedPage(
                answer.body(),
                charset.find() ? charset.group(1) : null,
                answer.address(),
                answer.etag(),
                answer.lastModified());
    }
}
