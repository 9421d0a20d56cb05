package io.wirewatch.runtime.net;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.core.net.TargetUrl;
import io.wirewatch.runtime.net.OutboundException.Reason;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/** The client over Apache HttpClient. Redirects are followed here, so that each hop is an exchange that is checked. */
final class GuardedHttp implements OutboundHttp {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> FOR_ONE_ORIGIN = Set.of("authorization", "cookie", "proxy-authorization");

    private final AddressPolicy policy;
    private final GuardedResolver resolver;
    private final CloseableHttpClient client;

    GuardedHttp(AddressPolicy policy, GuardedResolver.Lookup lookup) {
        this.policy = policy;
        this.resolver = new GuardedResolver(policy, lookup);
        this.client = HttpClients.guarded(resolver);
    }

    @Override
    public OutboundResponse get(URI uri, Map<String, String> headers, Limits limits) throws OutboundException {
        Deadline deadline = Deadline.in(limits.deadline());
        TargetUrl target = checked(uri);
        Map<String, String> sent = headers;
        Set<URI> visited = new HashSet<>();
        while (true) {
            if (!visited.add(target.uri())) {
                throw new OutboundException(Reason.REDIRECT, "redirects lead back to " + target.uri(), null);
            }
            OutboundResponse response = new Exchange(client, target, sent, limits, deadline).get();
            Optional<URI> next = redirect(response);
            if (next.isEmpty() || limits.redirects() == 0) {
                return response;
            }
            if (visited.size() > limits.redirects()) {
                throw new OutboundException(
                        Reason.REDIRECT, "more than " + limits.redirects() + " redirects from " + uri, null);
            }
            TargetUrl hop = checked(next.get());
            sent = sameOrigin(target, hop) ? sent : withoutCredentials(sent);
            target = hop;
        }
    }

    @Override
    public OutboundResponse post(URI uri, Map<String, String> headers, byte[] body, Limits limits)
            throws OutboundException {
        return new Exchange(client, checked(uri), headers, limits, Deadline.in(limits.deadline())).post(body);
    }

    @Override
    public boolean checkTarget(String url) {
        TargetUrl target = policy.check(url);
        try {
            return resolver.resolve(target.host()).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private TargetUrl checked(URI uri) throws OutboundException {
        try {
            return policy.check(uri.toString());
        } catch (RefusedTargetException e) {
            throw Exchange.refused(e);
        }
    }

    private static Optional<URI> redirect(OutboundResponse response) throws OutboundException {
        Optional<String> location = response.header("Location");
        if (location.isEmpty() || !REDIRECTS.contains(response.status())) {
            return Optional.empty();
        }
        try {
            return Optional.of(response.finalUri().resolve(location.get().strip()));
        } catch (IllegalArgumentException e) {
            throw new OutboundException(
                    Reason.REDIRECT, response.finalUri() + " redirects to what is not an address", e);
        }
    }

    private static boolean sameOrigin(TargetUrl one, TargetUrl other) {
        return one.host().equals(other.host())
                && one.port() == other.port()
                && one.uri().getScheme().equals(other.uri().getScheme());
    }

    private static Map<String, String> withoutCredentials(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        kept.putAll(headers);
        FOR_ONE_ORIGIN.forEach(kept::remove);
        return kept;
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    /** A point in time that nothing may go beyond. */
    record Deadline(long nanos) {
        static Deadline in(Duration duration) {
            return new Deadline(System.nanoTime() + duration.toNanos());
        }

        /** What is left, at least a millisecond: a timeout of zero means none to most clients. */
        Duration left() {
            return Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
        }
    }
}
