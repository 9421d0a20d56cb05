package io.wirewatch.runtime.net;

import java.time.Duration;
import java.util.Objects;

/**
 * What one exchange may cost.
 *
 * @param connect how long a connection may take to open, TLS included
 * @param deadline how long the whole exchange may take: look-up, redirects and body included
 * @param maxBytes how many bytes of the body are kept, after decompression
 * @param oversize what happens with a longer body
 * @param redirects how many redirects a GET follows, each checked anew; a POST follows none
 */
public record Limits(Duration connect, Duration deadline, int maxBytes, Oversize oversize, int redirects) {
    /** For feeds and pages: 10 s to connect, 60 s in all, 10 MB or refused, 5 redirects. */
    public static final Limits FEED =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 10 * 1024 * 1024, Oversize.REFUSE, 5);

    /** For webhooks: 5 s to connect, 15 s in all, 20 kB of the answer, no redirects. */
    public static final Limits WEBHOOK =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), 20 * 1024, Oversize.KEEP_BEGIN, 0);

    public Limits {
        Objects.requireNonNull(oversize, "oversize");
        if (!connect.isPositive() || !deadline.isPositive()) {
            throw new IllegalArgumentException("connect and deadline must be positive");
        }
        if (maxBytes < 0 || redirects < 0) {
            throw new IllegalArgumentException("maxBytes and redirects must not be negative");
        }
    }

    /** The same with another deadline for the whole exchange. */
    public Limits withDeadline(Duration other) {
        return new Limits(connect.compareTo(other) < 0 ? connect : other, other, maxBytes, oversize, redirects);
    }

    /** The same with another time for the connection. */
    public Limits withConnect(Duration other) {
        return new Limits(other, deadline, maxBytes, oversize, redirects);
    }

    /** The same with another number of redirects. */
    public Limits withRedirects(int other) {
        return new Limits(connect, deadline, maxBytes, oversize, other);
    }

    /** The same with another limit for the body. */
    public Limits withMaxBytes(int other) {
        return new Limits(connect, deadline, other, oversize, redirects);
    }

    /** What happens with a body longer than is kept. */
    public enum Oversize {
        /** The exchange fails with {@link OutboundException.Reason#TOO_LARGE}. */
        REFUSE,
        /** The begin is kept; the rest, or waiting for it beyond the deadline, is given up and the answer counts. */
        KEEP_BEGIN
    }
}
