package io.wirewatch.core.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A rule over actors and where its alerts go.
 *
 * @param id chosen by the caller, or {@code sub_…}
 * @param name for people
 * @param version counts its changes, from 1
 * @param expression the rule as written
 * @param canonical the rule with every word resolved to actor ids
 * @param compiled the rule in the compact form of {@code ExpressionCodec}
 * @param endpoints ids of the endpoints that get its alerts
 * @param maxAge older releases give alerts of origin {@code late}; null: no limit
 * @param cooldown how long after an alert was sent no other is; null: all are sent
 * @param urgency {@code low | normal | high}
 * @param enabled false raises nothing
 * @param changedAt when it was last changed
 */
public record Subscription(
        String id,
        String name,
        int version,
        String expression,
        String canonical,
        byte[] compiled,
        List<String> endpoints,
        Duration maxAge,
        Duration cooldown,
        String urgency,
        boolean enabled,
        Instant changedAt) {
    public Subscription {
        endpoints = List.copyOf(endpoints);
    }
}
