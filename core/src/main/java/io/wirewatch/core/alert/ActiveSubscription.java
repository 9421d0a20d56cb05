package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.rules.Rule;
import java.time.Duration;
import java.util.List;

/**
 * A subscription that raises alerts, ready to be asked.
 *
 * @param reference who it is
 * @param rule its rule
 * @param maxAge older releases give alerts of origin {@link Origin#LATE}; null: no limit
 * @param endpoints ids of the endpoints that get its alerts
 * @param urgency {@code low | normal | high}
 */
public record ActiveSubscription(
        SubscriptionRef reference, Rule rule, Duration maxAge, List<String> endpoints, String urgency) {
    public ActiveSubscription {
        endpoints = List.copyOf(endpoints);
    }
}
