/**
 * Fetching with manners: {@link io.wirewatch.ingestion.web.WebFetch} is the one way to the web for sources of every kind.
 * One request at a time to a host, with a pause between two; robots.txt is asked; who asks to wait is left alone.
 */
package io.wirewatch.ingestion.web;
