package io.wirewatch.ingestion.web;

import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Posts forms to addresses that sources name: in turn at each host, through the guarded client. The turns are others than
 * those of {@link WebFetch}, so that a service which is slow to take forms does not hold up what is read from its host.
 * Safe for many threads; a call holds its thread while it waits for its turn.
 */
public final class WebForms {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_WORD = 200;

    private final OutboundHttp http;
    private final Limits limits;
    private final String userAgent;
    private final HostTurns turns;

    public WebForms(OutboundHttp http, WebManners manners, Clock clock) {
        this.http = http;
        this.limits =
                Limits.WEBHOOK.withDeadline(manners.timeout().compareTo(DEADLINE) < 0 ? manners.timeout() : DEADLINE);
        this.userAgent = manners.userAgent();
        this.turns = new HostTurns(1, manners.hostPause(), clock);
    }

    /**
     * Posts, as often as it is told to post elsewhere (307, 308), up to three times; each address is checked.
     *
     * @throws SourceException where the form was not taken (2xx); the message says what was answered
     * @throws InterruptedException where the thread was told to end
     */
    public void post(String address, Map<String, String> fields) throws SourceException, InterruptedException {
        byte[] form = encoded(fields).getBytes(StandardCharsets.US_ASCII);
        URI uri = uri(address);
        try (HostTurns.Turn turn = turns.take(host(uri), false)) {
            for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                OutboundResponse response = exchange(uri, form);
                if (response.status() / 100 == 2) {
                    return;
                }
                uri = elsewhere(response);
            }
            throw new SourceException("it redirects more than " + MOST_REDIRECTS + " times");
        }
    }

    private OutboundResponse exchange(URI uri, byte[] form) throws SourceException, InterruptedException {
        Map<String, String> headers =
                Map.of("User-Agent", userAgent, "Content-Type", "application/x-www-form-urlencoded");
        try {
            return http.post(uri, headers, form, limits);
        } catch (OutboundException e) {
            if (e.reason() == OutboundException.Reason.CANCELLED) {
                throw new InterruptedException("the request was cancelled");
            }
            throw new SourceException(e.getMessage(), e);
        }
    }

    /** Where a redirect that repeats the form leads to; a failure for any other answer. */
    private static URI elsewhere(OutboundResponse response) throws SourceException {
        boolean repeats = response.status() == 307 || response.status() == 308;
        String location = response.header("Location").orElse(null);
        if (!repeats || location == null) {
            String word = word(response.body());
            throw new SourceException(
                    "it answers with status " + response.status() + (word.isEmpty() ? "" : ": “" + word + "”"));
        }
        try {
            return response.finalUri().resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new SourceException("it redirects to what is not an address", e);
        }
    }

    /** The begin of what it says, if that is plain text. */
    private static String word(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        if (text.startsWith("<")) {
            return "";
        }
        return text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) + "…" : text;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static URI uri(String address) throws SourceException {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new SourceException("it has no address that can be asked", e);
        }
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }
}
