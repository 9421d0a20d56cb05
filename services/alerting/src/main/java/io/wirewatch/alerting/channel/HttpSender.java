package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.HttpChannel.Answer;
import io.wirewatch.alerting.channel.HttpChannel.Outgoing;
import io.wirewatch.alerting.channel.HttpChannel.Post;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.RetryAfter;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Posts what a channel makes of a message. Whatever comes of it is an attempt, never an exception. */
final class HttpSender implements AttemptSender {
    private static final double MILLIS = 1000;
    /** Characters of a part of an address. */
    private static final int HARD_TO_GUESS = 10;

    private final HttpChannel channel;
    private final OutboundHttp http;
    private final Limits limits;
    private final Clock clock;

    HttpSender(HttpChannel channel, OutboundHttp http, Limits limits, Clock clock) {
        this.channel = channel;
        this.http = http;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Sent send(Delivery delivery, Endpoint endpoint, String thread) {
        Instant at = clock.instant();
        long begin = System.nanoTime();
        try {
            Post post = channel.post(new Outgoing(delivery, endpoint, thread, at));
            OutboundResponse response = http.post(post.uri(), post.headers(), post.body(), limits);
            return answered(at, begin, response, endpoint.getSealedUrl().hasRemaining() ? post.uri() : null);
        } catch (OutboundException e) {
            return failed(at, begin, failure(e.reason()), e);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // A secret that does not open and an address that is none are mended by hand, then a later attempt
            // succeeds.
            return failed(at, begin, UNSENDABLE, e);
        }
    }

    private Sent answered(Instant at, long begin, OutboundResponse response, URI secret) {
        Answer answer = channel.answer(response);
        Attempt attempt = new Attempt(
                at,
                since(begin),
                response.status(),
                failure(answer),
                answer.gone().or(answer::refusal).orElse(null),
                without(secret, text(response.body())));
        Optional<Duration> asked = answer.retryAfterSeconds()
                .map(seconds -> Duration.ofMillis((long) Math.ceil(seconds * MILLIS)))
                .or(() ->
                        response.header("Retry-After").flatMap(header -> RetryAfter.of(response.status(), header, at)));
        return new Sent(attempt, asked, answer.reference());
    }

    private static Sent failed(Instant at, long begin, String failure, Exception e) {
        return Sent.of(new Attempt(at, since(begin), 0, failure, e.getMessage(), null));
    }

    private static String failure(Answer answer) {
        if (answer.gone().isPresent()) {
            return Attempt.GONE;
        }
        return answer.refusal().isPresent() ? Attempt.REFUSED : null;
    }

    /** The failure of an attempt that came to nothing for that reason. */
    static String failure(OutboundException.Reason reason) {
        return reason == OutboundException.Reason.CONNECT
                ? Attempt.UNCONNECTED
                : reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What is kept of an answer anybody may read who may see deliveries, and error pages like to repeat an address. */
    private static String without(URI secret, String text) {
        if (secret == null || text == null) {
            return text;
        }
        String hidden = text.replace(secret.getRawPath(), "/…");
        // Pages escape slashes and ampersands in their own ways; what is hard to guess has neither in it.
        for (String part : (secret.getRawPath() + "/" + secret.getRawQuery()).split("[/&=]")) {
            hidden = part.length() < HARD_TO_GUESS ? hidden : hidden.replace(part, "…");
        }
        return hidden;
    }

    /** The begin of an answer as text that can be shown: a receiver may send any bytes. */
    private static String text(byte[] body) {
        return body.length == 0
                ? null
                : new String(body, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }
}
