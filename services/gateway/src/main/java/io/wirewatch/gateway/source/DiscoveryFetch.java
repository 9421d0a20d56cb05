package io.wirewatch.gateway.source;

import io.wirewatch.formats.site.RobotsTxt;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import io.wirewatch.runtime.net.Redirects;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The requests of one look at a site: few, one after the other, and but for the address that somebody typed only where robots.txt lets
 * them. For one thread.
 */
final class DiscoveryFetch {
    private static final int MOST_REQUESTS = 20;
    private static final int MOST_NAMED = 3;
    private static final Duration TIME = Duration.ofSeconds(40);
    private static final Limits LIMITS = Limits.FEED.withDeadline(Duration.ofSeconds(8));
    private static final Limits ROBOTS = new Limits(
            LIMITS.connect(), LIMITS.deadline(), RobotsTxt.MOST_BYTES, Limits.Oversize.KEEP_BEGIN, LIMITS.redirects());
    private static final String USER_AGENT = "Wirewatch/0.1 (feed reader)";
    private static final Map<String, String> HEADERS =
            Map.of("User-Agent", USER_AGENT, "Accept", "text/html, application/xml, */*;q=0.5");

    private final OutboundHttp http;
    private final long begun = System.nanoTime();
    private final Map<URI, Optional<RobotsTxt>> robots = new HashMap<>();
    private final Map<URI, Set<String>> kept = new LinkedHashMap<>();
    private int requests;
    private boolean cutShort;

    DiscoveryFetch(OutboundHttp http) {
        this.http = http;
    }

    /** What is at the address that somebody typed, whatever robots.txt says: that was a person, and it is one request. */
    OutboundResponse typed(URI address) throws OutboundException {
        return http.get(address, HEADERS, LIMITS);
    }

    /** Empty where it gives nothing, is not to be fetched, or enough was asked. */
    Optional<OutboundResponse> get(String url) {
        try {
            URI address = URI.create(url);
            Redirects redirects = new Redirects(LIMITS.redirects());
            while (isAllowed(address) && isAffordable()) {
                OutboundResponse answer = http.get(address, HEADERS, LIMITS.withRedirects(0));
                Optional<URI> next = redirects.next(answer);
                if (next.isEmpty()) {
                    return answer.status() / 100 == 2 ? Optional.of(answer) : Optional.empty();
                }
                address = next.get();
            }
            return Optional.empty();
        } catch (OutboundException | IllegalArgumentException nothingThere) {
            return Optional.empty();
        }
    }

    /** The sitemaps that the robots.txt of a site names. */
    List<String> sitemaps(URI root) {
        return robots(root).map(RobotsTxt::sitemaps).orElse(List.of());
    }

    private boolean isAllowed(URI address) {
        boolean allowed = robots(address).map(rules -> rules.allows(address)).orElse(false);
        if (!allowed) {
            kept.computeIfAbsent(RobotsTxt.of(address), site -> new TreeSet<>()).add(address.toString());
        }
        return allowed;
    }

    /** Empty where it cannot be read: then nothing is to be fetched there. */
    private Optional<RobotsTxt> robots(URI address) {
        URI at = RobotsTxt.of(address);
        Optional<RobotsTxt> known = robots.get(at);
        if (known == null) {
            known = isAffordable() ? ask(at) : Optional.empty();
            robots.put(at, known);
        }
        return known;
    }

    private Optional<RobotsTxt> ask(URI at) {
        try {
            OutboundResponse answer = http.get(at, Map.of("User-Agent", USER_AGENT, "Accept", "text/plain"), ROBOTS);
            return RobotsTxt.read(at, answer.status(), answer.body(), USER_AGENT);
        } catch (OutboundException nobodyThere) {
            return Optional.empty();
        }
    }

    private boolean isAffordable() {
        boolean affordable = requests < MOST_REQUESTS && System.nanoTime() - begun < TIME.toNanos();
        requests += affordable ? 1 : 0;
        cutShort |= !affordable;
        return affordable;
    }

    /** What was not looked at, and why, in words. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        kept.forEach((site, addresses) -> notes.add(note(site, addresses)));
        if (cutShort) {
            notes.add("Not everything was looked at: a look takes at most " + MOST_REQUESTS + " requests and "
                    + TIME.toSeconds() + " s. Give the address of the page that names the feed.");
        }
        return List.copyOf(notes);
    }

    private String note(URI site, Set<String> addresses) {
        String what = String.join(", ", addresses.stream().limit(MOST_NAMED).toList())
                + (addresses.size() > MOST_NAMED ? " and " + (addresses.size() - MOST_NAMED) + " more" : "")
                + (addresses.size() == 1 ? " was" : " were")
                + " not looked at: ";
        return robots.get(site).isPresent()
                ? what + site
                        + " asks fetchers to keep away. Ask its publisher; with their leave, add the address itself"
                        + " with robots set to ignore."
                : what + site + ", which says what may be fetched, cannot be read now. Try again later, or add the"
                        + " address itself.";
    }
}
