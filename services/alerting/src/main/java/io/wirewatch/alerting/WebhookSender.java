package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.RetryAfter;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import io.wirewatch.runtime.security.SecretBox;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes one attempt: signs the message and posts it. Whatever comes of it is an attempt, never an exception. */
final class WebhookSender implements AttemptSender {
    private final OutboundHttp http;
    private final SecretBox secrets;
    private final Limits limits;
    private final Clock clock;

    WebhookSender(OutboundHttp http, SecretBox secrets, Limits limits, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Sent send(Delivery delivery, Endpoint endpoint) {
        Instant at = clock.instant();
        long begin = System.nanoTime();
        try {
            byte[] body = delivery.getBody().getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = signer(endpoint, at).headers(delivery.getMessageId(), at, body);
            headers.put("content-type", "application/json");
            OutboundResponse response = http.post(URI.create(endpoint.getUrl()), headers, body, limits);
            Attempt attempt = new Attempt(at, since(begin), response.status(), null, null, text(response.body()));
            return new Sent(
                    attempt,
                    response.header("Retry-After").flatMap(asked -> RetryAfter.of(response.status(), asked, at)));
        } catch (OutboundException e) {
            return failed(at, begin, failure(e.reason()), e);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // A secret that does not open and an address that is none are mended by hand, then a later attempt
            // succeeds.
            return failed(at, begin, UNSENDABLE, e);
        }
    }

    private static Sent failed(Instant at, long begin, String failure, Exception e) {
        return new Sent(new Attempt(at, since(begin), 0, failure, e.getMessage(), null), Optional.empty());
    }

    private static String failure(OutboundException.Reason reason) {
        return reason == OutboundException.Reason.CONNECT
                ? Attempt.UNCONNECTED
                : reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private WebhookSigner signer(Endpoint endpoint, Instant at) {
        List<String> good = new ArrayList<>();
        good.add(open(endpoint, endpoint.getSecret()));
        endpoint.getOldSecrets().stream()
                .filter(old -> old.getUntil().isAfter(at))
                .forEach(old -> good.add(open(endpoint, old.getSecret())));
        return new WebhookSigner(good);
    }

    private String open(Endpoint endpoint, ByteBuffer secret) {
        ByteBuffer box = secret.duplicate();
        byte[] sealed = new byte[box.remaining()];
        box.get(sealed);
        return new String(secrets.open(endpoint.getId(), sealed), StandardCharsets.UTF_8);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The begin of an answer as text that can be shown: a receiver may send any bytes. */
    private static String text(byte[] body) {
        return body.length == 0
                ? null
                : new String(body, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }
}
