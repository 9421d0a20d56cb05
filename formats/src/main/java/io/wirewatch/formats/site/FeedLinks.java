package io.wirewatch.formats.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The feeds that a page names, in its head and by its links; whether they are feeds their bytes tell. */
public final class FeedLinks {
    private static final int MOST = 20;
    private static final String HEAD =
            "link[rel~=(?i)alternate][type~=(?i)application/(rss\\+xml|atom\\+xml|feed\\+json|rdf\\+xml|json)][href]";
    private static final Pattern LIKE_A_FEED = Pattern.compile(
            "(?i).*(?:/(?:feeds?|rss|atom)/?|[./_-](?:rss|atom|rdf)(?:\\.xml|\\.php)?|/(?:feed|rss|atom|index)[\\w-]*\\.(?:xml|rdf|json)|[?&](?:feed|format|type)=(?:rss2?|atom|feed|json))(?:[?#].*)?");

    private FeedLinks() {}

    /**
     * A feed as a page names it.
     *
     * @param url its address
     * @param title what the page calls it, or null
     * @param how where it is named: {@code link} in the head, {@code a} in the text
     */
    public record Named(String url, String title, String how) {}

    /**
     * The feeds that a page names, those of its head first; at most twenty.
     *
     * @param charset as declared by the server, or null
     */
    public static List<Named> in(byte[] body, String charset, URI address) {
        Document page = parse(body, charset, address);
        Map<String, Named> named = new LinkedHashMap<>();
        Stream.concat(
                        page.select(HEAD).stream().map(link -> named(link, link.attr("title"), "link")),
                        page.select("a[href]").stream()
                                .filter(link ->
                                        LIKE_A_FEED.matcher(link.attr("href")).matches())
                                .map(link -> named(link, link.text(), "a")))
                .filter(feed -> feed.url() != null)
                .limit(10L * MOST)
                .forEach(feed -> named.putIfAbsent(feed.url(), feed));
        return named.values().stream().limit(MOST).toList();
    }

    private static Named named(Element link, String title, String how) {
        String text = title.strip();
        return new Named(
                WebLink.normalise(link.absUrl("href")),
                text.isEmpty() ? null : text.substring(0, Math.min(200, text.length())),
                how);
    }

    private static Document parse(byte[] body, String charset, URI address) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), IndexPage.known(charset), address.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory are always read", e);
        }
    }
}
