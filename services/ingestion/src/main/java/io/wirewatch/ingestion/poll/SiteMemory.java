package io.wirewatch.ingestion.poll;

import java.util.List;

/**
 * What is remembered of a source that leads to pages.
 *
 * @param shape what a page was found to be: {@link #INDEX} or {@link #PAGE}; empty before the first reading
 * @param pages pages to fetch or to look at again
 * @param sitemap how far a sitemap is worked off, or null
 * @param archive how far the older pages of a feed are read, or null
 */
public record SiteMemory(String shape, List<KnownPage> pages, SitemapCursor sitemap, ArchiveCursor archive) {
    public static final String INDEX = "index";
    public static final String PAGE = "page";

    /** Nothing. */
    public static final SiteMemory NONE = new SiteMemory("", List.of(), null, null);

    public SiteMemory {
        pages = List.copyOf(pages);
    }

    public SiteMemory withShape(String other) {
        return new SiteMemory(other, pages, sitemap, archive);
    }

    public SiteMemory withPages(List<KnownPage> others) {
        return new SiteMemory(shape, others, sitemap, archive);
    }

    public SiteMemory withSitemap(SitemapCursor other) {
        return new SiteMemory(shape, pages, other, archive);
    }

    public SiteMemory withArchive(ArchiveCursor other) {
        return new SiteMemory(shape, pages, sitemap, other);
    }
}
