package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.rules.Expression;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.subscription.Subscription;
import io.wirewatch.core.window.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A subscription that raises alerts, ready to be asked.
 *
 * @param reference who it is
 * @param expression what it asks for
 * @param since when it was last changed: what a windowed rule has seen itself is no older
 * @param maxAge older releases give alerts of origin {@link Origin#LATE}; null: no limit
 * @param cooldown how long after an alert was sent no other is; null: all are sent
 * @param endpoints ids of the endpoints that get its alerts
 * @param urgency {@code low | normal | high}
 */
public record ActiveSubscription(
        SubscriptionRef reference,
        Expression expression,
        Instant since,
        Duration maxAge,
        Duration cooldown,
        List<String> endpoints,
        String urgency) {
    private static final Duration DAY = Duration.ofDays(1);

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
                expression(subscription),
                subscription.changedAt(),
                subscription.maxAge(),
                subscription.cooldown(),
                subscription.endpoints(),
                subscription.urgency());
    }

    private static Expression expression(Subscription subscription) {
        try {
            return ExpressionCodec.decode(subscription.compiled());
        } catch (IllegalArgumentException notCompiledHere) {
            return canonical(subscription, notCompiledHere);
        }
    }

    private static Expression canonical(Subscription subscription, IllegalArgumentException notCompiledHere) {
        try {
            return Rules.expressionOf(subscription.canonical());
        } catch (RuleException e) {
            IllegalArgumentException failure = new IllegalArgumentException(
                    "the rule of " + subscription.id() + " cannot be read: " + e.detail() + " (position " + e.position()
                            + "); " + notCompiledHere.getMessage(),
                    e);
            failure.addSuppressed(notCompiledHere);
            throw failure;
        }
    }

    /** What a release must fulfil to be looked at: the rule, or a part of it where several releases fulfil it together. */
    public Rule selection() {
        return isWindowed() ? WindowRule.selection(expression) : expression.rule();
    }

    /** The origin of an alert that a release which came in raises. A day without a time of day counts from its end. */
    Origin originOf(ReleaseHead head) {
        Duration slack = head.publishedPrecision() == PublishedPrecision.DAY ? DAY : Duration.ZERO;
        Duration age = Duration.between(head.publishedAt().plus(slack), head.receivedAt());
        return maxAge != null && age.compareTo(maxAge) > 0 ? Origin.LATE : Origin.LIVE;
    }

    /** Whether it looks at several releases. */
    public boolean isWindowed() {
        return expression.isWindowed();
    }
}
