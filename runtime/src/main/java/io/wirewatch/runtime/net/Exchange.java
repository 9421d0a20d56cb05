package io.wirewatch.runtime.net;

import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.core.net.TargetUrl;
import io.wirewatch.runtime.net.OutboundException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * One request and its answer. It runs on a thread of its own, since nothing else bounds a look-up that hangs; at the
 * deadline the connection is cut and the thread is left to its end.
 */
final class Exchange {
    /** How long a cut connection may take to give back what was read. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final CloseableHttpClient client;
    private final TargetUrl target;
    private final Map<String, String> headers;
    private final Limits limits;
    private final GuardedHttp.Deadline deadline;

    Exchange(
            CloseableHttpClient client,
            TargetUrl target,
            Map<String, String> headers,
            Limits limits,
            GuardedHttp.Deadline deadline) {
        this.client = client;
        this.target = target;
        this.headers = headers;
        this.limits = limits;
        this.deadline = deadline;
    }

    OutboundResponse get() throws OutboundException {
        return run(new HttpGet(target.uri()));
    }

    OutboundResponse post(byte[] body) throws OutboundException {
        HttpPost post = new HttpPost(target.uri());
        // The content type is among the caller's headers.
        post.setEntity(new ByteArrayEntity(body, null));
        return run(post);
    }

    private OutboundResponse run(HttpUriRequestBase request) throws OutboundException {
        Duration left = deadline.left();
        headers.forEach(request::setHeader);
        request.setConfig(config(left));
        CompletableFuture<OutboundResponse> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("outbound " + target.host()).start(() -> {
            try {
                answer.complete(execute(request));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return cut(request, answer);
        } catch (InterruptedException e) {
            request.cancel();
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.CANCELLED, "told to end while waiting for " + target.host(), e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private RequestConfig config(Duration left) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(left))
                .setConnectTimeout(timeout(limits.connect().compareTo(left) < 0 ? limits.connect() : left))
                .setResponseTimeout(timeout(left))
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(Math.max(1, duration.toMillis()));
    }

    private OutboundResponse execute(HttpUriRequestBase request) throws IOException, OutboundException {
        HttpHost host = new HttpHost(
                target.uri().getScheme(), target.host(), target.uri().getPort());
        ClassicHttpResponse response = client.executeOpen(host, request, null);
        try {
            return new ResponseReader(limits).read(response, target.uri());
        } finally {
            // What was read counts, also where the connection does not end in good order.
            Closer.closeQuietly(response);
        }
    }

    /** Cuts the connection. Where the begin of a body is enough, a status that has arrived still counts. */
    private OutboundResponse cut(HttpUriRequestBase request, CompletableFuture<OutboundResponse> answer)
            throws OutboundException {
        request.cancel();
        try {
            return answer.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.CANCELLED, "told to end while waiting for " + target.host(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw noAnswer(e);
        }
    }

    private OutboundException noAnswer(Exception cause) {
        return new OutboundException(
                Reason.TIMEOUT, "no answer within " + limits.deadline().toMillis() + " ms", cause);
    }

    static OutboundException refused(RefusedTargetException e) {
        Reason reason =
                e.reason() == RefusedTargetException.Reason.ADDRESS ? Reason.REFUSED_ADDRESS : Reason.REFUSED_URL;
        return new OutboundException(reason, e.getMessage(), e);
    }

    private OutboundException failure(Throwable cause) {
        return switch (cause) {
            case OutboundException e -> e;
            case RefusedTargetException e -> refused(e);
            case UnknownHostException e ->
                new OutboundException(Reason.UNRESOLVABLE, "the name " + target.host() + " does not resolve", e);
            case ConnectTimeoutException e ->
                new OutboundException(
                        Reason.TIMEOUT,
                        "no connection within " + limits.connect().toMillis() + " ms",
                        e);
            case SocketTimeoutException e -> noAnswer(e);
            case ConnectException e -> new OutboundException(Reason.CONNECT, "no connection: " + e.getMessage(), e);
            case NoRouteToHostException e -> new OutboundException(Reason.CONNECT, "no route to " + target.host(), e);
            case SSLException e -> TlsFailure.of(target.host(), e);
            case IOException e ->
                new OutboundException(Reason.PROTOCOL, "the exchange broke off: " + e.getMessage(), e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> new OutboundException(Reason.PROTOCOL, "the exchange failed: " + cause.getMessage(), cause);
        };
    }
}
