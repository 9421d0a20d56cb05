package io.wirewatch.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hub on loopback: it takes requests for pushes, asks back whether they were meant, and pushes signed. */
final class HubServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> confirmed = new CopyOnWriteArrayList<>();

    HubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The fields of each request so far. */
    List<Map<String, String>> requests() {
        return requests;
    }

    /** Those of them that were confirmed. */
    List<Map<String, String>> confirmed() {
        return confirmed;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> fields = fields(exchange);
            requests.add(fields);
            exchange.sendResponseHeaders(202, -1);
            threads.execute(() -> verify(fields));
        }
    }

    /** Asks whether a request was meant. */
    private void verify(Map<String, String> fields) {
        String challenge = UUID.randomUUID().toString();
        String query = "?hub.mode=" + fields.get("hub.mode") + "&hub.topic=" + encoded(fields.get("hub.topic"))
                + "&hub.challenge=" + challenge + "&hub.lease_seconds=" + fields.get("hub.lease_seconds");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(fields.get("hub.callback") + query)));
        if (answer.statusCode() == 200 && answer.body().equals(challenge)) {
            confirmed.add(fields);
        }
    }

    /** Pushes to who asked last; the status of the answer. */
    int push(byte[] content) {
        Map<String, String> fields = confirmed.getLast();
        return send(HttpRequest.newBuilder(URI.create(fields.get("hub.callback")))
                        .header("Content-Type", "application/rss+xml")
                        .header("Link", "<" + url() + ">; rel=hub, <" + fields.get("hub.topic") + ">; rel=self")
                        .header("X-Hub-Signature", "sha1=" + sha1(fields.get("hub.secret"), content))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content)))
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String sha1(String secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> fields(HttpExchange exchange) throws IOException {
        Map<String, String> fields = new HashMap<>();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        for (String field : form.split("&")) {
            int equals = field.indexOf('=');
            fields.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
