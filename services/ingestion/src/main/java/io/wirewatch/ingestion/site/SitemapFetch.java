package io.wirewatch.ingestion.site;

import io.wirewatch.formats.site.Sitemap;
import io.wirewatch.formats.site.SitemapException;
import io.wirewatch.formats.site.SitemapReader;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.web.WebAnswer;
import io.wirewatch.ingestion.web.WebFetch;
import io.wirewatch.ingestion.web.WebRequest;
import java.util.concurrent.Semaphore;

/** Fetches sitemaps for sources. */
final class SitemapFetch {
    private static final String ACCEPT =
            "application/xml, text/xml;q=0.9, application/gzip;q=0.9, text/plain;q=0.8, */*;q=0.5";

    private final WebFetch web;
    /** One of fifty thousand pages takes a hundred megabytes while it is read. */
    private final Semaphore reading = new Semaphore(1);

    SitemapFetch(WebFetch web) {
        this.web = web;
    }

    Sitemap get(PolledSource source, String url) throws SourceException, InterruptedException {
        return web.get(WebRequest.to(url, ACCEPT).robots(source.options().robots()), this::read);
    }

    private Sitemap read(WebAnswer answer) throws SourceException, InterruptedException {
        reading.acquire();
        try {
            return SitemapReader.read(answer.body(), answer.contentType(), answer.address());
        } catch (SitemapException e) {
            throw new SourceException(e.getMessage(), e);
        } finally {
            reading.release();
        }
    }
}
