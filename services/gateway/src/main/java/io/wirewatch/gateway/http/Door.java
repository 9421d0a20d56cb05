package io.wirewatch.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.wirewatch.runtime.PublicUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may come in. Bound to loopback the API is open to this machine, but not to web pages that its browser shows: the
 * host must be a name of this machine (a page whose name was pointed here says its own), and an origin must be the API
 * itself. With a token configured, all asks for it but health, and what hubs call: they bring a proof of their own, and
 * call by the public name.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Door {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "Bearer ";

    /** Just the shape of these addresses, so that nothing else comes in by their begin. */
    private static final Pattern HUBS =
            Pattern.compile(Pattern.quote(PublicUrl.HUBS) + "/[A-Za-z0-9._-]{1,64}/[A-Za-z0-9_-]{1,64}");

    private final DoorPolicy policy;
    private final PublicUrl publicUrl;

    Door(DoorPolicy policy, PublicUrl publicUrl) {
        this.policy = policy;
        this.publicUrl = publicUrl;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        boolean isForHubs = HUBS.matcher(request.getPath()).matches();
        boolean isHere = host != null && (HERE.contains(name(host)) || (isForHubs && publicUrl.isAt(host)));
        if (policy.isLoopback() && !isHere) {
            throw ProblemException.of(
                    403,
                    Problem.Kind.FORBIDDEN,
                    "This gateway serves its own machine only: call it as localhost or 127.0.0.1, not " + host + ".");
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null && !sameOrigin(origin, host)) {
            throw ProblemException.of(
                    403, Problem.Kind.FORBIDDEN, "Pages of " + origin + " may not call this gateway.");
        }
        if (policy.asksForToken() && !isForHubs && !isHealth(request.getPath()) && !bringsToken(request)) {
            throw ProblemException.unauthenticated("Send the header Authorization: Bearer <token>.");
        }
    }

    int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    private static boolean sameOrigin(String origin, String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && host != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isHealth(String path) {
        return path.equals("/health") || path.startsWith("/health/");
    }

    private boolean bringsToken(HttpRequest<?> request) {
        String given = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return given != null
                && given.startsWith(BEARER)
                && MessageDigest.isEqual(
                        given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                        policy.token().getBytes(StandardCharsets.UTF_8));
    }
}
