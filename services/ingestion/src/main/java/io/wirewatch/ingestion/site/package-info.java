/**
 * Sources whose releases are pages of a site: {@link io.wirewatch.ingestion.site.PageSource} reads a page that lists them, or is one.
 * {@link io.wirewatch.ingestion.site.PageVisits} fetches the pages, a few at each
 * poll, oldest first; what is left, failed or may still be corrected is remembered in the source's state.
 */
package io.wirewatch.ingestion.site;
