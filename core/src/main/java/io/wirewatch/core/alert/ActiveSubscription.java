package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleCodec;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.subscription.Subscription;
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

    /**
     * A subscription ready to be asked. Its compiled rule is taken, or its canonical text where another version compiled
     * it.
     *
     * @throws IllegalArgumentException if neither is a rule
     */
    public static ActiveSubscription of(Subscription subscription) {
        return new ActiveSubscription(
                new SubscriptionRef(
                        subscription.id(), subscription.name(), subscription.version(), subscription.expression()),
                rule(subscription),
                subscription.maxAge(),
                subscription.endpoints(),
                subscription.urgency());
    }

    private static Rule rule(Subscription subscription) {
        try {
            return RuleCodec.decode(subscription.compiled());
        } catch (IllegalArgumentException notCompiledHere) {
            return canonical(subscription, notCompiledHere);
        }
    }

    private static Rule canonical(Subscription subscription, IllegalArgumentException notCompiledHere) {
        try {
            return Rules.parseCanonical(subscription.canonical());
        } catch (RuleException e) {
            IllegalArgumentException failure = new IllegalArgumentException(
                    "the rule of " + subscription.id() + " cannot be read: " + e.detail() + " (position " + e.position()
                            + "); " + notCompiledHere.getMessage(),
                    e);
            failure.addSuppressed(notCompiledHere);
            throw failure;
        }
    }
}
