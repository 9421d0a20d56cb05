package io.wirewatch.ingestion.web;

import io.wirewatch.formats.site.RobotsTxt;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What sites ask of fetchers in their robots.txt (RFC 9309): kept for a day, asked for again when it is older. A site
 * without one lets everything be fetched; of one whose robots.txt cannot be read nothing is fetched until it can.
 */
final class Robots {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long MOST_BYTES_KEPT = 32L * 1024 * 1024;
    private static final int LEAST_WEIGHT = 200;

    private final OutboundHttp http;
    private final Limits limits;
    private final String userAgent;
    private final Clock clock;
    private final Map<String, Known> sites = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    Robots(OutboundHttp http, Limits limits, String userAgent, Clock clock) {
        this.http = http;
        this.limits = new Limits(
                        limits.connect(),
                        limits.deadline(),
                        RobotsTxt.MOST_BYTES,
                        Limits.Oversize.KEEP_BEGIN,
                        limits.redirects())
                .withDeadline(limits.deadline().compareTo(DEADLINE) < 0 ? limits.deadline() : DEADLINE);
        this.userAgent = userAgent;
        this.clock = clock;
    }

    private record Known(RobotsTxt rules, Instant until, int weight) {}

    /**
     * Asks whether an address may be fetched.
     *
     * @param longest how long the asking may take, where that is less than usual
     * @return the pause between two fetches that the site wishes; zero where it wishes none
     * @throws SourceException where the site does not want it fetched, or cannot be asked
     */
    Duration check(URI uri, Duration longest) throws SourceException, InterruptedException {
        RobotsTxt rules = rules(uri, longest);
        if (!rules.allows(uri)) {
            throw new SourceException("The site's robots.txt asks fetchers to keep away from " + uri
                    + ". Ask its publisher; with their leave, set robots to ignore on this source.");
        }
        return rules.pause();
    }

    List<String> sitemaps(URI uri) throws SourceException, InterruptedException {
        return rules(uri, limits.deadline()).sitemaps();
    }

    private RobotsTxt rules(URI uri, Duration longest) throws SourceException, InterruptedException {
        URI address = RobotsTxt.of(uri);
        synchronized (sites) {
            Known known = sites.get(address.toString());
            if (known != null && clock.instant().isBefore(known.until())) {
                return known.rules();
            }
        }
        Known read = read(address, longest);
        keep(address.toString(), read);
        return read.rules();
    }

    private Known read(URI address, Duration longest) throws SourceException, InterruptedException {
        OutboundResponse response;
        try {
            response = http.get(
                    address,
                    Map.of("User-Agent", userAgent, "Accept", "text/plain, */*;q=0.5"),
                    longest.compareTo(limits.deadline()) < 0 ? limits.withDeadline(longest) : limits);
        } catch (OutboundException e) {
            throw FetchCures.failure(e);
        }
        Instant now = clock.instant();
        byte[] body = response.body();
        RobotsTxt rules = RobotsTxt.read(address, response.status(), body, userAgent)
                .orElseThrow(() -> new SourceException(
                        "The site's robots.txt, which says what may be fetched, cannot be read. "
                                + WebFetch.refusal(response, now).getMessage(),
                        WebFetch.refusal(response, now).retryAfter(),
                        null));
        return new Known(rules, now.plus(KEPT), LEAST_WEIGHT + body.length);
    }

    private void keep(String site, Known read) {
        synchronized (sites) {
            Known before = sites.put(site, read);
            weight += read.weight() - (before == null ? 0 : before.weight());
            Iterator<Known> oldest = sites.values().iterator();
            while (weight > MOST_BYTES_KEPT && sites.size() > 1) {
                weight -= oldest.next().weight();
                oldest.remove();
            }
        }
    }
}
