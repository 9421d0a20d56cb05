package io.wirewatch.runtime.mapping;

import io.wirewatch.core.subscription.Subscription;

/** Subscriptions. What only their owner needs (labels, creation) stays on the record. */
public final class SubscriptionMapper {
    private SubscriptionMapper() {}

    /** The subscription of a record. */
    public static Subscription toCore(io.wirewatch.avro.Subscription subscription) {
        return new Subscription(
                subscription.getId(),
                subscription.getName(),
                subscription.getVersion(),
                subscription.getExpression(),
                subscription.getCanonical(),
                RawReleaseMapper.bytes(subscription.getCompiled()),
                subscription.getEndpoints(),
                AlertMapper.duration(subscription.getMaxAge()),
                AlertMapper.duration(subscription.getCooldown()),
                subscription.getUrgency(),
                subscription.getEnabled(),
                subscription.getUpdatedAt());
    }
}
