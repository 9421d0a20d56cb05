package io.wirewatch.cli.listen;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/** Posts webhooks on, byte by byte, and as an endpoint's attempt would: one try, no redirect, the same deadline. */
public final class Forwarder {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final URI target;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();

    /**
     * @param target {@code http} or {@code https}
     * @throws IllegalArgumentException if it is neither; the message is for the caller
     */
    public Forwarder(URI target) {
        boolean web = "http".equalsIgnoreCase(target.getScheme()) || "https".equalsIgnoreCase(target.getScheme());
        if (!web || target.getHost() == null) {
            throw new IllegalArgumentException(
                    "must be an address such as http://127.0.0.1:3000/hook, not '" + target + "'");
        }
        this.target = target;
    }

    Forwarded forward(Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(DEADLINE).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        long begin = System.nanoTime();
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return new Forwarded(
                    answer.statusCode(),
                    millisSince(begin),
                    answer.headers().firstValue("Retry-After").orElse(null),
                    null);
        } catch (IOException e) {
            return new Forwarded(0, millisSince(begin), null, reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Forwarded(0, millisSince(begin), null, "stopped before an answer came");
        }
    }

    private String reason(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "no answer within " + DEADLINE.toSeconds() + " s";
        }
        return e instanceof ConnectException ? "nothing answers at " + target : "the connection broke (" + e + ")";
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
