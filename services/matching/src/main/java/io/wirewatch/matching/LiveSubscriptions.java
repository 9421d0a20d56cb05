package io.wirewatch.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.subscription.Subscription;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The enabled subscriptions as both stages see them, kept by the changes that the subscriptions' table tells. */
final class LiveSubscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSubscriptions.class);

    private final SubscriptionIndex index = new SubscriptionIndex();
    /** As they were written, which is a fraction of what a rule takes as a tree; few are asked for at a time. */
    private final Map<String, Subscription> active = new ConcurrentHashMap<>();

    private final Set<String> windowed = ConcurrentHashMap.newKeySet();
    private final Map<String, String> broken = new ConcurrentHashMap<>();

    LiveSubscriptions(MeterRegistry meters) {
        meters.gauge("wirewatch.matching.subscriptions", index, SubscriptionIndex::size);
        meters.gaugeMapSize(
                "wirewatch.matching.subscriptions.broken", io.micrometer.core.instrument.Tags.empty(), broken);
    }

    /**
     * Takes a change of a subscription.
     *
     * @param record the subscription, or null where it is deleted
     */
    void change(String id, io.wirewatch.avro.Subscription record) {
        if (record == null || !record.getEnabled()) {
            remove(id);
            return;
        }
        try {
            Subscription subscription = SubscriptionMapper.toCore(record);
            ActiveSubscription ready = ActiveSubscription.of(subscription);
            if (ready.isWindowed()) {
                windowed.add(id);
            } else {
                windowed.remove(id);
            }
            index.put(id, ready.selection());
            active.put(id, subscription);
            broken.remove(id);
        } catch (RuntimeException e) {
            // It raises nothing until it is put right; every other subscription goes on.
            LOG.warn("subscription cannot be used: subscription={} reason={}", id, e.getMessage());
            remove(id);
            broken.put(id, String.valueOf(e.getMessage()));
        }
    }

    private void remove(String id) {
        index.remove(id);
        active.remove(id);
        windowed.remove(id);
        broken.remove(id);
    }

    SubscriptionIndex index() {
        return index;
    }

    /** Whether the subscription of an id looks at several releases. */
    boolean isWindowed(String id) {
        return windowed.contains(id);
    }

    /** The subscription of an id, empty where it is deleted, disabled or broken. */
    Optional<ActiveSubscription> find(String id) {
        return Optional.ofNullable(active.get(id)).map(ActiveSubscription::of);
    }
}
