package io.wirewatch.gateway.source;

import io.wirewatch.formats.feed.FeedException;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.formats.site.FeedLinks;
import io.wirewatch.formats.site.IndexPage;
import io.wirewatch.formats.site.SitemapException;
import io.wirewatch.formats.site.SitemapReader;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks what a site could be read by: the address itself, the feeds that its page names, usual places of feeds, its sitemaps, and the page
 * as a list of releases. What is named counts where it can be read. A look costs the site a handful of requests, one after the other.
 */
final class Discovery {
    private static final int MOST_NAMED = 8;
    private static final int MOST_SITEMAPS = 3;
    private static final List<String> USUAL =
            List.of("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml");
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

    private final DiscoveryFetch fetch;
    private final FeedReader feeds = new FeedReader(FeedLimits.DEFAULT);
    private final Map<String, Found> found = new LinkedHashMap<>();

    Discovery(OutboundHttp http) {
        this.fetch = new DiscoveryFetch(http);
    }

    /**
     * A source that could be made.
     *
     * @param type {@code rss | atom | json | sitemap | list | release}
     * @param how where it was found, in words
     */
    record Found(String url, String kind, String title, String type, String how) {}

    /** What was not looked at, and why, in words. */
    List<String> notes() {
        return fetch.notes();
    }

    /** @throws OutboundException where the address gives nothing */
    List<Found> look(URI address) throws OutboundException {
        OutboundResponse page = fetch.typed(address);
        if (page.status() / 100 != 2) {
            throw new OutboundException(
                    OutboundException.Reason.PROTOCOL, "it answers with status " + page.status(), null);
        }
        if (feed(address.toString(), page, null, "the address itself")
                || sitemap(address.toString(), page, "the address itself")) {
            return List.copyOf(found.values());
        }
        named(page);
        URI root = page.finalUri().resolve("/");
        if (found.isEmpty()) {
            usual(root);
        }
        sitemaps(root);
        list(page);
        return List.copyOf(found.values());
    }

    private void named(OutboundResponse page) {
        List<FeedLinks.Named> named = FeedLinks.in(page.body(), charset(page), page.finalUri());
        for (FeedLinks.Named feed : named.subList(0, Math.min(MOST_NAMED, named.size()))) {
            String how = feed.how().equals("link") ? "named in the head of the page" : "linked on the page";
            fetch.get(feed.url()).ifPresent(answer -> feed(feed.url(), answer, feed.title(), how));
        }
    }

    private void usual(URI root) {
        for (String path : USUAL) {
            String url = root.resolve(path).toString();
            if (fetch.get(url)
                    .filter(answer -> feed(url, answer, null, "a usual place"))
                    .isPresent()) {
                return;
            }
        }
    }

    private void sitemaps(URI root) {
        List<String> named =
                fetch.sitemaps(root).stream().distinct().limit(MOST_SITEMAPS).toList();
        for (String url : named) {
            fetch.get(url).ifPresent(answer -> sitemap(url, answer, "named in robots.txt"));
        }
        if (named.isEmpty()) {
            String url = root.resolve("/sitemap.xml").toString();
            fetch.get(url).ifPresent(answer -> sitemap(url, answer, "a usual place"));
        }
    }

    private void list(OutboundResponse page) {
        if (!isHtml(page)) {
            return;
        }
        IndexPage index = IndexPage.read(page.body(), charset(page), page.finalUri(), null);
        String url = page.finalUri().toString();
        add(
                index.isIndex()
                        ? new Found(url, "page", index.title(), "list", "the page lists " + index.found() + " releases")
                        : new Found(url, "page", index.title(), "release", "the page, as one release"));
    }

    private boolean feed(String url, OutboundResponse answer, String title, String how) {
        try {
            feeds.read(answer.body(), type(answer), answer.finalUri());
            String begin =
                    new String(answer.body(), 0, Math.min(answer.body().length, 2048), StandardCharsets.ISO_8859_1);
            String type = begin.stripLeading().startsWith("{") ? "json" : begin.contains("<feed") ? "atom" : "rss";
            add(new Found(url, "feed", title, type, how));
            return true;
        } catch (FeedException notOne) {
            return false;
        }
    }

    private boolean sitemap(String url, OutboundResponse answer, String how) {
        try {
            if (isHtml(answer)) {
                return false;
            }
            SitemapReader.read(answer.body(), type(answer), answer.finalUri());
            add(new Found(url, "sitemap", null, "sitemap", how));
            return true;
        } catch (SitemapException notOne) {
            return false;
        }
    }

    private void add(Found source) {
        found.putIfAbsent(source.url(), source);
    }

    private static boolean isHtml(OutboundResponse answer) {
        return type(answer) == null
                || type(answer).toLowerCase(Locale.ROOT).contains("html")
                || new String(answer.body(), 0, Math.min(answer.body().length, 512), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .contains("<html");
    }

    private static String type(OutboundResponse answer) {
        return answer.header("Content-Type").orElse(null);
    }

    private static String charset(OutboundResponse answer) {
        Matcher charset = CHARSET.matcher(answer.header("Content-Type").orElse(""));
        return charset.find() ? charset.group(1) : null;
    }
}
