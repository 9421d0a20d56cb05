package io.wirewatch.ingestion.web;

import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundResponse;
import io.wirewatch.runtime.net.Redirects;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The way of one request over its redirects. Its time begins with the first exchange: who waits for a turn then has sent nothing yet; what
 * comes after, turns at further hosts included, is within it. For one thread.
 */
final class Way {
    private final OutboundHttp http;
    private final Map<String, String> headers;
    private final Limits limits;
    private final Redirects redirects;
    private URI at;
    private long endsAt;
    private boolean begun;

    /** @param limits of the whole, redirects included */
    Way(OutboundHttp http, URI from, Map<String, String> headers, Limits limits) {
        this.http = http;
        this.at = from;
        this.headers = headers;
        this.limits = limits;
        this.redirects = new Redirects(limits.redirects());
    }

    /** The address that is asked next. */
    URI at() {
        return at;
    }

    /** The host that is asked next. */
    String host() {
        return host(at);
    }

    /** Empty for an address without one: the client refuses it, until then such take turns with each other. */
    static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    /** Whether something was asked already. */
    boolean isBegun() {
        return begun;
    }

    /**
     * The time that is left.
     *
     * @throws SourceException where none is
     */
    Duration left() throws SourceException {
        if (!begun) {
            return limits.deadline();
        }
        Duration left = Duration.ofNanos(endsAt - System.nanoTime());
        if (!left.isPositive()) {
            throw new SourceException("Redirects to " + at + ", and waiting for a turn at its host, took more than "
                    + limits.deadline().toMillis()
                    + " ms. It is tried again; if it stays so, use that address itself.");
        }
        return left;
    }

    /**
     * Asks the next address.
     *
     * @return the answer; empty where it leads on to the address that is next now
     */
    Optional<OutboundResponse> ask() throws SourceException, InterruptedException {
        Limits one = limits.withDeadline(left()).withRedirects(0);
        if (!begun) {
            begun = true;
            endsAt = System.nanoTime() + limits.deadline().toNanos();
        }
        try {
            OutboundResponse response = http.get(at, headers, one);
            Optional<URI> next = redirects.next(response);
            next.ifPresent(address -> at = address);
            return next.isPresent() ? Optional.empty() : Optional.of(response);
        } catch (OutboundException e) {
            throw FetchCures.failure(e);
        }
    }
}
