package io.wirewatch.gateway.http;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the gateway listens and whether it asks for a token. An address that other machines reach demands one: without,
 * the gateway does not start.
 */
@Context
final class DoorPolicy {
    private static final int SHORTEST_TOKEN = 16;

    private final boolean loopback;
    private final String token;

    DoorPolicy(
            @Value("${micronaut.server.host:127.0.0.1}") String host,
            @Value("${wirewatch.gateway.token:}") String token) {
        this.loopback = isLoopback(host);
        this.token = token;
        if (!loopback && token.isBlank()) {
            throw new IllegalArgumentException(
                    "micronaut.server.host (WIREWATCH_HOST) is " + host
                            + ", which other machines reach: set wirewatch.gateway.token (WIREWATCH_TOKEN), or listen on 127.0.0.1");
        }
        if (!token.isBlank() && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "wirewatch.gateway.token (WIREWATCH_TOKEN) must have at least " + SHORTEST_TOKEN + " characters");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "micronaut.server.host (WIREWATCH_HOST) \"" + host + "\" is no address", e);
        }
    }

    boolean isLoopback() {
        return loopback;
    }

    boolean asksForToken() {
        return !token.isBlank();
    }

    String token() {
        return token;
    }
}
