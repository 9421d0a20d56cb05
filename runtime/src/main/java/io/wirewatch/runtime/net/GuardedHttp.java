package io.wirewatch.runtime.net;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.core.net.TargetUrl;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.io.CloseMode;

/** The client over Apache HttpClient. Redirects are followed here, so that each hop is an exchange that is checked. */
final class GuardedHttp implements OutboundHttp {
    private static final Set<String> FOR_ONE_ORIGIN = Set.of("authorization", "cookie", "proxy-authorization");

    private static final int MOST_KNOWN = 10_000;

    private final AddressPolicy policy;
    /** Addresses that passed. What is looked up for a name is no part of that, it is checked at each connection. */
    private final Map<URI, TargetUrl> checked = new ConcurrentHashMap<>();

    private final GuardedResolver resolver;
    private final CloseableHttpClient client;

    GuardedHttp(AddressPolicy policy, GuardedResolver.Lookup lookup) {
        this(policy, lookup, DefaultClientTlsStrategy.createDefault());
    }

    GuardedHttp(AddressPolicy policy, GuardedResolver.Lookup lookup, TlsSocketStrategy tls) {
        this.policy = policy;
        this.resolver = new GuardedResolver(policy, lookup);
        this.client = HttpClients.guarded(resolver, tls);
    }

    @Override
    public OutboundResponse get(URI uri, Map<String, String> headers, Limits limits) throws OutboundException {
        Deadline deadline = Deadline.in(limits.deadline());
        TargetUrl target = checked(uri);
        Map<String, String> sent = headers;
        Redirects redirects = new Redirects(limits.redirects());
        while (true) {
            OutboundResponse response = new Exchange(client, target, sent, limits, deadline).get();
            Optional<URI> next = limits.redirects() == 0 ? Optional.empty() : redirects.next(response);
            if (next.isEmpty()) {
                return response;
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
        TargetUrl known = checked.get(uri);
        if (known != null) {
            return known;
        }
        try {
            TargetUrl target = policy.check(uri.toString());
            if (checked.size() >= MOST_KNOWN) {
                checked.clear();
            }
            checked.put(uri, target);
            return target;
        } catch (RefusedTargetException e) {
            throw Exchange.refused(e);
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
