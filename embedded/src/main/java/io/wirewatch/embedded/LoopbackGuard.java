package io.wirewatch.embedded;

import com.sun.net.httpserver.HttpExchange;
import java.util.Locale;

/**
 * Keeps web pages out of a server that is open to every program of this machine: a browser sends {@code Origin} with
 * what a page posts, and a name that was made to point here stands in {@code Host}.
 */
final class LoopbackGuard {
    private LoopbackGuard() {}

    static void check(HttpExchange exchange) {
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            throw new RegistryRefusal(403, 403, "Web pages may not use this registry.");
        }
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host != null && !isLoopback(host.toLowerCase(Locale.ROOT))) {
            throw new RegistryRefusal(403, 403, "This registry answers to 127.0.0.1 and localhost only.");
        }
    }

    private static boolean isLoopback(String host) {
        return host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?");
    }
}
