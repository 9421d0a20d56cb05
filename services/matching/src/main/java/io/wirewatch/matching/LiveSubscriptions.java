package io.wirewatch.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.rules.Rule;
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
    /** As {@link PackedSubscription} makes them. */
    private final Map<String, byte[]> active = new ConcurrentHashMap<>();

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
     * @param packed as {@link PackedSubscription} makes it
     * @param failure why it cannot be used, or null
     */
    record Prepared(byte[] packed, Rule selection, boolean windowed, RuntimeException failure) {}

    /** Makes a record ready, which any thread may do before its turn comes; null where it is disabled. */
    static Prepared prepare(io.wirewatch.avro.Subscription record) {
        if (!record.getEnabled()) {
            return null;
        }
        try {
            ActiveSubscription ready = ActiveSubscription.of(SubscriptionMapper.toCore(record));
            return new Prepared(PackedSubscription.pack(ready), ready.selection(), ready.isWindowed(), null);
        } catch (RuntimeException e) {
            return new Prepared(null, null, false, e);
        }
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
        active.put(id, prepared.packed());
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
        return Optional.ofNullable(active.get(id)).map(packed -> PackedSubscription.unpack(id, packed));
    }
}
