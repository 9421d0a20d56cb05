package io.wirewatch.ingestion.web;

import java.time.Duration;

/**
 * How this fetcher behaves.
 *
 * @param fetches most fetches under way at once, answers that are being read included
 * @param fetchesPerHost most of them at one host
 * @param hostPause shortest time from the end of one fetch from a host to the begin of the next
 * @param timeout longest time for one fetch, redirects and body included
 * @param userAgent what it calls itself; its first word is its name in robots.txt
 */
public record WebManners(int fetches, int fetchesPerHost, Duration hostPause, Duration timeout, String userAgent) {}
