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
    private final Map<URI, Site> sites = new LinkedHashMap<>();
    private int requests;
    private boolean cutShort;

    /**
     * A site that was asked what it allows.
     *
     * @param rules null where it cannot say: then nothing is to be fetched there
     * @param trouble why it cannot, in a few words; or null
     * @param kept addresses there that were not looked at
     */
    private record Site(RobotsTxt rules, String trouble, Set<String> kept) {
        static Site of(RobotsTxt rules, String trouble) {
            return new Site(rules, trouble, new TreeSet<>());
        }
    }

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
        return site(root)
                .filter(site -> site.rules() != null)
                .map(site -> site.rules().sitemaps())
                .orElse(List.of());
    }

    private boolean isAllowed(URI address) {
        Optional<Site> site = site(address);
        if (site.isEmpty()) {
            return false;
        }
        boolean allowed = site.get().rules() != null && site.get().rules().allows(address);
        if (!allowed) {
            site.get().kept().add(address.toString());
        }
        return allowed;
    }

    /** Empty where enough was asked. */
    private Optional<Site> site(URI address) {
        URI at = RobotsTxt.of(address);
        if (!sites.containsKey(at) && isAffordable()) {
            sites.put(at, ask(at));
        }
        return Optional.ofNullable(sites.get(at));
    }

    private Site ask(URI at) {
        try {
            OutboundResponse answer = http.get(at, Map.of("User-Agent", USER_AGENT, "Accept", "text/plain"), ROBOTS);
            return RobotsTxt.read(at, answer.status(), answer.body(), USER_AGENT)
                    .map(rules -> Site.of(rules, null))
                    .orElseGet(() -> Site.of(null, "status " + answer.status()));
        } catch (OutboundException e) {
            return Site.of(null, e.getMessage());
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
        sites.forEach((robots, site) -> {
            if (!site.kept().isEmpty()) {
                notes.add(note(robots, site));
            }
        });
        if (cutShort) {
            notes.add("Not everything was looked at: a look takes at most " + MOST_REQUESTS + " requests and "
                    + TIME.toSeconds() + " s. Give the address of the page that names the feed.");
        }
        return List.copyOf(notes);
    }

    private static String note(URI robots, Site site) {
        int more = site.kept().size() - MOST_NAMED;
        String what = String.join(", ", site.kept().stream().limit(MOST_NAMED).toList())
                + (more > 0 ? " and " + more + " more" : "")
                + (site.kept().size() == 1 ? " was" : " were")
                + " not looked at: " + robots;
        return what
                + (site.rules() == null
                        ? ", which says what may be fetched, cannot be read (" + site.trouble()
                                + "). Try again later, or add the address itself."
                        : " asks fetchers to keep away. Ask its publisher; with their leave, add the address itself with"
                                + " robots set to ignore.");
    }
}
