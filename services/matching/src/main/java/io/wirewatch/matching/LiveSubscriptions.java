package io.wirewatch.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.Rule;
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
    /** With their rules compiled, which is a fraction of what a rule takes as a tree; few are asked for at a time. */
    private final Map<String, Subscription> active = new ConcurrentHashMap<>();

    private final Set<String> windowed = ConcurrentHashMap.newKeySet();
    private final Map<String, String> broken = new ConcurrentHashMap<>();

    LiveSubscriptions(MeterRegistry meters) {
        meters.gauge("wirewatch.matching.subscriptions", index, SubscriptionIndex::size);
        meters.gaugeMapSize(
                "wirewatch.matching.subscriptions.broken", io.micrometer.core.instrument.Tags.empty(), broken);
    }

    /**
     * A subscription ready to be taken.
     *
     * @param failure why it cannot be used, or null
     */
    record Prepared(Subscription subscription, Rule selection, boolean windowed, RuntimeException failure) {}

    /** Makes a record ready, which any thread may do before its turn comes; null where it is disabled. */
    static Prepared prepare(io.wirewatch.avro.Subscription record) {
        if (!record.getEnabled()) {
            return null;
        }
        try {
            Subscription whole = SubscriptionMapper.toCore(record);
            ActiveSubscription ready = ActiveSubscription.of(whole);
            return new Prepared(kept(whole, ready), ready.selection(), ready.isWindowed(), null);
        } catch (RuntimeException e) {
            return new Prepared(null, null, false, e);
        }
    }

    /** What it takes to make it ready again. A million of them are moved by every collection while they come in. */
    private static Subscription kept(Subscription whole, ActiveSubscription ready) {
        return new Subscription(
                whole.id(),
                whole.name(),
                whole.version(),
                whole.expression(),
                "",
                ExpressionCodec.encode(ready.expression()),
                whole.endpoints(),
                whole.maxAge(),
                whole.cooldown(),
                whole.urgency().intern(),
                whole.enabled(),
                whole.changedAt());
    }

    /**
     * Takes a change of a subscription.
     *
     * @param prepared the subscription, or null where it is deleted or disabled
     */
    void change(String id, Prepared prepared) {
        if (prepared == null) {
            remove(id);
        } else if (prepared.failure() != null) {
            isBroken(id, prepared.failure());
        } else {
            put(id, prepared);
        }
    }

    private void put(String id, Prepared prepared) {
        try {
            index.put(id, prepared.selection());
        } catch (RuntimeException e) {
            isBroken(id, e);
            return;
        }
        if (prepared.windowed()) {
            windowed.add(id);
        } else {
            windowed.remove(id);
        }
        active.put(id, prepared.subscription());
        broken.remove(id);
    }

    /** It raises nothing until it is put right; every other subscription goes on. */
    private void isBroken(String id, RuntimeException failure) {
        LOG.warn("subscription cannot be used: subscription={} reason={}", id, failure.getMessage());
        remove(id);
        broken.put(id, String.valueOf(failure.getMessage()));
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
