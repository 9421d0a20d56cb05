package io.wirewatch.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private static final String RSS =
            "<rss version='2.0'><channel><item><title>x</title><link>/1</link></item></channel></rss>";
    private static final String ATOM =
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>x</title></entry></feed>";
    private static final String LIST =
            "<ul><li>1 March 2024 <a href='/2024/one-of-the-news'>One of the news today</a></li>"
                    + "<li>2 March 2024 <a href='/2024/two-of-the-news'>Two of the news today</a></li>"
                    + "<li>3 March 2024 <a href='/2024/three-of-the-news'>Three of the news today</a></li></ul>";

    private final OutboundHttp http = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.0/8"));
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private List<String> notes = List.of();

    DiscoveryTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        http.close();
    }

    @Test
    void anAddressThatIsAFeedIsThatFeedAndNothingElseIsAsked() throws OutboundException {
        pages.put("/feed.xml", RSS);

        assertThat(look("/feed.xml"))
                .containsExactly(new Discovery.Found(url("/feed.xml"), "feed", null, "rss", "the address itself"));
        assertThat(asked).containsExactly("/feed.xml");
    }

    @Test
    void feedsThatAPageNamesAreListedWhereTheyCanBeRead() throws OutboundException {
        pages.put(
                "/",
                "<html><head><title>Office</title><link rel='alternate' type='application/rss+xml' title='All news' href='/all.rss'><link rel='alternate' type='application/atom+xml' href='/gone.atom'></head><body><a href='/press/atom.xml'>Press releases</a>"
                        + LIST + "</body></html>");
        pages.put("/all.rss", RSS);
        pages.put("/press/atom.xml", ATOM);

        assertThat(look("/"))
                .extracting(Discovery.Found::url, Discovery.Found::kind, Discovery.Found::title, Discovery.Found::type)
                .containsExactly(
                        tuple(url("/all.rss"), "feed", "All news", "rss"),
                        tuple(url("/press/atom.xml"), "feed", "Press releases", "atom"),
                        tuple(url("/"), "page", "Office", "list"));
        assertThat(asked).doesNotContain("/feed");
    }

    @Test
    void usualPlacesAndSitemapsAreLookedAtWhereAPageNamesNoFeed() throws OutboundException {
        pages.put("/news", "<html><body>" + LIST + "</body></html>");
        pages.put("/rss.xml", RSS);
        pages.put("/robots.txt", "User-agent: *\nDisallow:\nSitemap: " + url("/s.xml") + "\n");
        pages.put("/s.xml", "<urlset><url><loc>" + url("/2024/one-of-the-news") + "</loc></url></urlset>");

        assertThat(look("/news"))
                .extracting(Discovery.Found::kind, Discovery.Found::url)
                .containsExactly(
                        tuple("feed", url("/rss.xml")), tuple("sitemap", url("/s.xml")), tuple("page", url("/news")));
    }

    @Test
    void aSiteThatNamesAThousandFeedsIsAskedAFewTimes() throws OutboundException {
        StringBuilder html = new StringBuilder("<html><body>");
        for (int i = 0; i < 1_000; i++) {
            html.append("<a href='/").append(i).append("/feed'>feed</a>");
        }
        pages.put("/", html.append("</body></html>").toString());

        look("/");

        assertThat(asked).hasSizeLessThanOrEqualTo(21);
        assertThat(asked).filteredOn("/robots.txt"::equals).hasSize(1);
    }

    @Test
    void whatRobotsTxtForbidsIsNotLookedAtAndSaidSo() throws OutboundException {
        pages.put(
                "/",
                "<html><head><link rel='alternate' type='application/rss+xml' href='/private/all.rss'>"
                        + "<link rel='alternate' type='application/rss+xml' href='/open.rss'></head><body>" + LIST
                        + "</body></html>");
        pages.put("/private/all.rss", RSS);
        pages.put("/open.rss", RSS);
        pages.put("/robots.txt", "User-agent: wirewatch\nDisallow: /private\nDisallow: /sitemap.xml");

        assertThat(look("/")).extracting(Discovery.Found::url).containsExactly(url("/open.rss"), url("/"));
        assertThat(asked).doesNotContain("/private/all.rss", "/sitemap.xml");
        assertThat(notes)
                .singleElement()
                .asString()
                .contains(url("/private/all.rss") + ", " + url("/sitemap.xml") + " were not looked at")
                .contains(url("/robots.txt") + " asks fetchers to keep away")
                .contains("robots set to ignore");
    }

    @Test
    void aRedirectIntoWhatRobotsTxtForbidsIsNotFollowed() throws OutboundException {
        pages.put("/", "<html><head><link rel='alternate' type='application/rss+xml' href='/moved'></head></html>");
        pages.put("/moved", "-> /private/all.rss");
        pages.put("/private/all.rss", RSS);
        pages.put("/robots.txt", "User-agent: *\nDisallow: /private");

        look("/");

        assertThat(asked).contains("/moved").doesNotContain("/private/all.rss");
        assertThat(notes).anyMatch(note -> note.contains("/private/all.rss was not looked at"));
    }

    @Test
    void theAddressThatSomebodyTypedIsLookedAtWhateverRobotsTxtSays() throws OutboundException {
        pages.put("/news", "<html><body>" + LIST + "</body></html>");
        pages.put("/robots.txt", "User-agent: *\nDisallow: /");

        assertThat(look("/news")).extracting(Discovery.Found::url).containsExactly(url("/news"));
        assertThat(asked).containsExactly("/news", "/robots.txt");
        assertThat(notes).singleElement().asString().contains("4 more were not looked at");
    }

    @Test
    void aSiteThatCannotSayWhatItAllowsIsLeftAlone() throws OutboundException {
        pages.put("/news", "<html><body>" + LIST + "</body></html>");
        pages.put("/robots.txt", "!503");

        assertThat(look("/news")).extracting(Discovery.Found::url).containsExactly(url("/news"));
        assertThat(asked).containsExactly("/news", "/robots.txt");
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("cannot be read (status 503)")
                .contains("Try again later");
    }

    @Test
    void anAddressThatGivesNothingIsAnError() {
        assertThatThrownBy(() -> look("/nothing"))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("404");
    }

    private List<Discovery.Found> look(String path) throws OutboundException {
        Discovery discovery = new Discovery(http);
        List<Discovery.Found> found = discovery.look(URI.create(url(path)));
        notes = discovery.notes();
        return found;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A page of {@code !503} has that status, one of {@code -> /x} leads there. */
    private static int status(String page) {
        if (page == null) {
            return 404;
        }
        return page.startsWith("-> ") ? 302 : page.startsWith("!") ? Integer.parseInt(page.substring(1)) : 200;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String page = pages.get(path);
        byte[] body = (page == null ? "nothing here" : page).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add(
                        "Content-Type",
                        page != null && page.startsWith("<html")
                                ? "text/html"
                                : page != null && page.startsWith("<") ? "application/xml" : "text/plain");
        if (page != null && page.startsWith("-> ")) {
            exchange.getResponseHeaders().add("Location", page.substring(3));
        }
        exchange.sendResponseHeaders(status(page), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
