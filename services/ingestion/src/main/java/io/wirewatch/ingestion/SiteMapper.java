package io.wirewatch.ingestion;

import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.ingestion.poll.ArchiveCursor;
import io.wirewatch.ingestion.poll.KnownPage;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SiteOptions;
import io.wirewatch.ingestion.poll.SitemapCursor;

/** What concerns the pages of a source, between the log and this service. */
final class SiteMapper {
    private SiteMapper() {}

    static SiteOptions options(Source source) {
        return new SiteOptions(
                source.getLinks(), source.getFrom(), source.getTo(), source.getComplete(), source.getHistory());
    }

    static SiteMemory memory(SourceState state) {
        return new SiteMemory(
                state.getShape(),
                state.getPages().stream().map(SiteMapper::page).toList(),
                cursor(state.getSitemap()),
                cursor(state.getArchive()));
    }

    static SourceState.Builder remember(SiteMemory memory, SourceState.Builder state) {
        return state.setShape(memory.shape())
                .setPages(memory.pages().stream().map(SiteMapper::page).toList())
                .setSitemap(cursor(memory.sitemap()))
                .setArchive(cursor(memory.archive()));
    }

    private static KnownPage page(io.wirewatch.avro.KnownPage page) {
        return new KnownPage(
                page.getUrl(),
                page.getDate(),
                page.getHistoricalBefore(),
                page.getFoundAt(),
                page.getLookAt(),
                page.getFailures(),
                page.getError(),
                page.getEtag(),
                page.getLastModified(),
                page.getSent());
    }

    private static io.wirewatch.avro.KnownPage page(KnownPage page) {
        return new io.wirewatch.avro.KnownPage(
                page.url(),
                page.date(),
                page.historicalBefore(),
                page.foundAt(),
                page.lookAt(),
                page.failures(),
                page.error(),
                page.etag(),
                page.lastModified(),
                page.sent());
    }

    private static SitemapCursor cursor(io.wirewatch.avro.SitemapCursor cursor) {
        return cursor == null
                ? null
                : new SitemapCursor(
                        cursor.getReadAt(),
                        new SitemapCursor.Place(cursor.getDate(), cursor.getMark()),
                        cursor.getDone(),
                        cursor.getPastSitemap(),
                        new SitemapCursor.Place(cursor.getPastDate(), cursor.getPastMark()),
                        cursor.getMore());
    }

    private static io.wirewatch.avro.SitemapCursor cursor(SitemapCursor cursor) {
        return cursor == null
                ? null
                : new io.wirewatch.avro.SitemapCursor(
                        cursor.readAt(),
                        cursor.recent().date(),
                        cursor.recent().mark(),
                        cursor.done(),
                        cursor.pastSitemap(),
                        cursor.past().date(),
                        cursor.past().mark(),
                        cursor.more());
    }

    private static ArchiveCursor cursor(io.wirewatch.avro.ArchiveCursor cursor) {
        return cursor == null
                ? null
                : new ArchiveCursor(
                        cursor.getNext(), cursor.getPages(), cursor.getMark(), cursor.getFailures(), cursor.getError());
    }

    private static io.wirewatch.avro.ArchiveCursor cursor(ArchiveCursor cursor) {
        return cursor == null
                ? null
                : new io.wirewatch.avro.ArchiveCursor(
                        cursor.next(), cursor.pages(), cursor.mark(), cursor.failures(), cursor.error());
    }
}
