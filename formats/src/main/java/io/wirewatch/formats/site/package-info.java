/**
 * Readers of web sites: {@link io.wirewatch.formats.site.IndexPage} finds the links of a page that lead to releases, {@link
 * io.wirewatch.formats.site.SitemapReader} reads sitemaps, {@link io.wirewatch.formats.site.FeedLinks} finds what feeds a page names.
 * Nothing here fetches anything.
 */
package io.wirewatch.formats.site;
