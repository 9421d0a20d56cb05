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
    }

    @Test
    void anAddressThatGivesNothingIsAnError() {
        assertThatThrownBy(() -> look("/nothing"))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("404");
    }

    private List<Discovery.Found> look(String path) throws OutboundException {
        return new Discovery(http).look(URI.create(url(path)));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
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
        exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
