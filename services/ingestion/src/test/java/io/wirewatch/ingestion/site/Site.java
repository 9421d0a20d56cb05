package io.wirewatch.ingestion.site;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.ingestion.ScriptedServer;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.ingestion.web.WebFetch;
import io.wirewatch.ingestion.web.WebManners;
import io.wirewatch.runtime.net.OutboundHttp;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A made-up site on loopback: pages by path, which a test may change. */
final class Site implements AutoCloseable {
    final ScriptedServer server;
    final Map<String, Answer> pages = new ConcurrentHashMap<>();
    private final OutboundHttp http = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.1/32"));

    Site() throws IOException {
        server = new ScriptedServer();
        server.pages(pages::get);
    }

    WebFetch web() {
        return new WebFetch(
                http, new WebManners(4, 1, Duration.ZERO, Duration.ofSeconds(10), "Wirewatch/test"), Clock.systemUTC());
    }

    String url(String path) {
        return server.url(path);
    }

    /** A page; it has an ETag of its bytes. */
    void page(String path, String html) {
        pages.put(
                path,
                Answer.of(
                        200,
                        html,
                        "Content-Type",
                        "text/html; charset=utf-8",
                        "ETag",
                        "\"" + Integer.toHexString(html.hashCode()) + "\""));
    }

    void release(String path, String title, String date, String text) {
        page(path, release(title, date, text));
    }

    /** A page with a release, and with links to others as sites have them. */
    static String release(String title, String date, String text) {
        return "<html lang='en'><head><title>" + title + "</title>"
                + (date == null ? "" : "<meta property='article:published_time' content='" + date + "'>")
                + "</head><body><nav><a href='/'>Home</a></nav><main><h1>" + title + "</h1><p>" + text + "</p><p>"
                + "The office said this on request, and that more will be said when the work is done. ".repeat(3)
                + "</p></main></body></html>";
    }

    /** A list of releases: path, title and date of each. */
    static String list(String... entries) {
        StringBuilder html = new StringBuilder(
                "<html lang='en'><head><title>News</title></head><body>"
                        + "<nav><a href='/about-the-office-and-its-work'>About the office and its work</a></nav><ul class='news'>");
        for (int i = 0; i < entries.length; i += 3) {
            html.append("<li><span>")
                    .append(entries[i + 2])
                    .append("</span> <h3><a href='")
                    .append(entries[i])
                    .append("'>")
                    .append(entries[i + 1])
                    .append("</a></h3></li>");
        }
        return html.append("</ul><div class='pager'><a href='?page=2'>2</a></div></body></html>")
                .toString();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
