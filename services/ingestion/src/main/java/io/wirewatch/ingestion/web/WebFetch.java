package io.wirewatch.ingestion.web;

import io.wirewatch.core.delivery.RetryAfter;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Fetches for sources: under its own name, in turn at each host, where robots.txt lets it, through the guarded client.
 * Safe for many threads; a call holds its thread while it waits for its turn.
 */
public final class WebFetch {
    private static final Duration LONGEST_CLOSED = Duration.ofDays(1);

    private final OutboundHttp http;
    private final Limits limits;
    private final String userAgent;
    private final HostTurns turns;
    private final Robots robots;
    private final Semaphore all;
    private final Clock clock;

    public WebFetch(OutboundHttp http, WebManners manners, Clock clock) {
        this.http = http;
        this.limits = Limits.FEED.withDeadline(manners.timeout());
        this.userAgent = manners.userAgent();
        this.turns = new HostTurns(manners.fetchesPerHost(), manners.hostPause(), clock);
        this.robots = new Robots(http, limits, userAgent, clock);
        this.all = new Semaphore(manners.fetches(), true);
        this.clock = clock;
    }

    /**
     * Fetches and reads.
     *
     * @param <T> what the reading makes
     * @throws SourceException where there was no answer, or one that is neither a body nor {@code 304}; the message says
     *     what to do about it
     * @throws InterruptedException where the thread was told to end
     */
    public <T> T get(WebRequest request, WebReading<T> reading) throws SourceException, InterruptedException {
        WebAnswer answer = follow(request);
        try {
            return reading.read(answer);
        } finally {
            all.release();
        }
    }

    /** The sitemaps that the robots.txt of an address's site names; empty where it names none or cannot be read. */
    public List<String> sitemaps(String address) throws SourceException, InterruptedException {
        URI uri = uri(WebRequest.to(address, "*/*"));
        try (HostTurns.Turn turn = turns.take(Way.host(uri), false)) {
            return robots.sitemaps(uri);
        }
    }

    /**
     * From host to host, as redirects lead: each is asked in its turn, and the turn at the one before is over, so two hosts that redirect to
     * each other hold up nobody. Leaves with a permit of {@link #all} taken, which ends when the answer has been read.
     */
    private WebAnswer follow(WebRequest request) throws SourceException, InterruptedException {
        Way way = way(uri(request), request);
        while (true) {
            Optional<WebAnswer> answer = inTurn(way, request);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** Empty, and without the permit, where the way leads on to another host. */
    private Optional<WebAnswer> inTurn(Way way, WebRequest request) throws SourceException, InterruptedException {
        try (HostTurns.Turn turn = turn(way, request.prompt())) {
            all.acquire();
            Optional<WebAnswer> answer = Optional.empty();
            try {
                answer = atHost(way, request, turn);
                return answer;
            } catch (SourceException e) {
                if (e.retryAfter() != null) {
                    Duration asked = e.retryAfter();
                    turn.closesUntil(
                            clock.instant().plus(asked.compareTo(LONGEST_CLOSED) > 0 ? LONGEST_CLOSED : asked));
                }
                throw e;
            } finally {
                if (answer.isEmpty()) {
                    all.release();
                }
            }
        }
    }

    private HostTurns.Turn turn(Way way, boolean prompt) throws SourceException, InterruptedException {
        return way.isBegun() ? turns.take(way.host(), prompt, way.left()) : turns.take(way.host(), prompt);
    }

    private Optional<WebAnswer> atHost(Way way, WebRequest request, HostTurns.Turn turn)
            throws SourceException, InterruptedException {
        String host = way.host();
        Optional<OutboundResponse> response = Optional.empty();
        while (response.isEmpty() && way.host().equals(host)) {
            if (request.robots() && !host.isEmpty()) {
                turn.wishes(robots.check(way.at(), way.left()));
            }
            response = way.ask();
        }
        return response.isEmpty() ? Optional.empty() : Optional.of(answer(request, response.get()));
    }

    private WebAnswer answer(WebRequest request, OutboundResponse response) throws SourceException {
        Instant now = clock.instant();
        if (response.status() == 304) {
            return notModified(request, response, now);
        }
        if (response.status() / 100 != 2) {
            throw refusal(response, now);
        }
        return new WebAnswer(
                false,
                response.body(),
                response.header("Content-Type").orElse(null),
                response.finalUri(),
                response.header("ETag").orElse(null),
                response.header("Last-Modified").orElse(null),
                response.headers().getOrDefault("Link", List.of()),
                Freshness.of(response.headers(), now));
    }

    private Way way(URI from, WebRequest request) {
        Duration longest = request.deadline();
        boolean isShorter = longest != null && longest.compareTo(limits.deadline()) < 0;
        return new Way(http, from, request.headers(userAgent), isShorter ? limits.withDeadline(longest) : limits);
    }

    private static WebAnswer notModified(WebRequest request, OutboundResponse response, Instant now)
            throws SourceException {
        if (request.isConditional()) {
            return new WebAnswer(
                    true,
                    new byte[0],
                    null,
                    response.finalUri(),
                    request.etag(),
                    request.lastModified(),
                    List.of(),
                    Freshness.of(response.headers(), now));
        }
        throw new SourceException(
                "The server answers 304 (not modified) although nothing was asked on condition. Write to its publisher.");
    }

    static SourceException refusal(OutboundResponse response, Instant now) {
        Duration retryAfter = response.header("Retry-After")
                .flatMap(header -> RetryAfter.of(response.status(), header, now))
                .orElse(null);
        return new SourceException(FetchCures.ofStatus(response.status(), retryAfter), retryAfter, null);
    }

    private static URI uri(WebRequest request) throws SourceException {
        try {
            return request.uri();
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    "“" + request.address() + "” is not an address. Give one that begins with https://.", e);
        }
    }
}
