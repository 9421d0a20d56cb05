package io.wirewatch.ingestion.site;

import java.net.URI;

/**
 * A web page as served.
 *
 * @param body after decompression
 * @param charset as declared by the server, or null
 * @param address where it came from, after redirects
 * @param etag its validator, or null
 * @param lastModified its validator, or null
 */
record FetchedPage(byte[] body, String charset, URI address, String etag, String lastModified) {}
