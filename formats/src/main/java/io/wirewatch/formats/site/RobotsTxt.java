package io.wirewatch.formats.site;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the robots.txt of a site (RFC 9309) says to one fetcher. Safe for many threads. */
public final class RobotsTxt {
    /** What the standard wants to be read at least; the rest of a longer one may be passed over. */
    public static final int MOST_BYTES = 500 * 1024;

    private static final int TOO_MANY_REQUESTS = 429;

    private final BaseRobotRules rules;

    private RobotsTxt(BaseRobotRules rules) {
        this.rules = rules;
    }

    /** Where it is: at the root of the site of an address, which is its scheme, host and port. */
    public static URI of(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + "/robots.txt");
    }

    /**
     * Reads an answer: a site without one allows everything.
     *
     * @param status the HTTP status
     * @param userAgent what the fetcher calls itself; its first word is the name that a robots.txt may use
     * @return empty where the site cannot say now what it allows, and nothing is to be fetched
     */
    public static Optional<RobotsTxt> read(URI address, int status, byte[] body, String userAgent) {
        if (status >= 500 || status == TOO_MANY_REQUESTS) {
            return Optional.empty();
        }
        BaseRobotRules rules = status / 100 != 2 || body.length == 0
                ? new SimpleRobotRules(RobotRulesMode.ALLOW_ALL)
                : new SimpleRobotRulesParser().parseContent(address.toString(), body, "text/plain", names(userAgent));
        return Optional.of(new RobotsTxt(rules));
    }

    private static Set<String> names(String userAgent) {
        return Set.of(userAgent.split("[^A-Za-z_-]", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** Whether an address of its site may be fetched. */
    public boolean allows(URI address) {
        return rules.isAllowed(address.toString());
    }

    /** The pause that it wishes between two fetches; zero where it wishes none. */
    public Duration pause() {
        return rules.getCrawlDelay() > 0 ? Duration.ofMillis(rules.getCrawlDelay()) : Duration.ZERO;
    }

    /** The sitemaps that it names, on whatever host. */
    public List<String> sitemaps() {
        return List.copyOf(rules.getSitemaps());
    }
}
