package io.wirewatch.ingestion;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A web server on loopback that answers as a test says, and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Headers> requests = new CopyOnWriteArrayList<>();
    private final List<Headers> robotsRequests = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Function<String, Answer> pages;
    private volatile Answer robots = Answer.of(404, "no robots.txt");
    private volatile Function<Headers, Answer> script = headers -> Answer.of(500, "no script");

    public ScriptedServer() throws IOException {
        this(InetAddress.getLoopbackAddress());
    }

    /** @param address one of the machine's own */
    public ScriptedServer(InetAddress address) throws IOException {
        this(HttpServer.create(new InetSocketAddress(address, 0), 0), "http");
    }

    /** @param tls what it shows of itself */
    public ScriptedServer(InetAddress address, SSLContext tls) throws IOException {
        this(secured(HttpsServer.create(new InetSocketAddress(address, 0), 0), tls), "https");
    }

    private static HttpServer secured(HttpsServer server, SSLContext tls) {
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    private ScriptedServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What is answered to a request. */
    public record Answer(int status, byte[] body, Map<String, String> headers) {
        public static Answer of(int status, String body, String... headers) {
            return of(status, body.getBytes(StandardCharsets.UTF_8), headers);
        }

        public static Answer of(int status, byte[] body, String... headers) {
            Map<String, String> named = new java.util.LinkedHashMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                named.put(headers[i], headers[i + 1]);
            }
            return new Answer(status, body, named);
        }
    }

    public void answers(Function<Headers, Answer> next) {
        script = next;
    }

    public void answers(Answer next) {
        script = headers -> next;
    }

    /** Answers by path and query; null is a page that is not there. */
    public void pages(Function<String, Answer> next) {
        pages = next;
    }

    /** The path and query of each request so far but those for its robots.txt. */
    public List<String> asked() {
        return asked;
    }

    /** An address here. */
    public String url(String path) {
        return scheme + "://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    /** What its robots.txt is; there is none before. */
    public void robots(Answer next) {
        robots = next;
    }

    /** The headers of each request for its robots.txt so far. */
    public List<Headers> robotsRequests() {
        return robotsRequests;
    }

    /** The address of a feed here. */
    public String url() {
        return url("/feed.xml");
    }

    /** The headers of each request so far but those for its robots.txt. */
    public List<Headers> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer;
        if (exchange.getRequestURI().getPath().equals("/robots.txt")) {
            robotsRequests.add(exchange.getRequestHeaders());
            answer = robots;
        } else {
            requests.add(exchange.getRequestHeaders());
            asked.add(exchange.getRequestURI().toString());
            answer = script(exchange);
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        boolean none = answer.body().length == 0 || answer.status() == 304;
        exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
        try (exchange) {
            if (!none) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer script(HttpExchange exchange) {
        if (pages == null) {
            return script.apply(exchange.getRequestHeaders());
        }
        Answer page = pages.apply(exchange.getRequestURI().toString());
        if (page == null) {
            return Answer.of(404, "nothing here");
        }
        String etag = page.headers().get("ETag");
        boolean known = etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        return known ? Answer.of(304, "", "ETag", etag) : page;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
