package io.wirewatch.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.IndexMatches;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The enabled subscriptions as both stages see them, kept by the changes that the subscriptions' table tells. */
final class LiveSubscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSubscriptions.class);

    /** Rules over one release. */
    private final SubscriptionIndex overOne = new SubscriptionIndex();
    /** What windowed rules ask of a release; apart, since candidates of the two kinds are told apart. */
    private final SubscriptionIndex overSeveral = new SubscriptionIndex();
    /** As {@link PackedSubscription} makes them. */
    private final Map<String, byte[]> active = new ConcurrentHashMap<>();

    private final Map<String, String> broken = new ConcurrentHashMap<>();

    LiveSubscriptions(MeterRegistry meters) {
        meters.gauge("wirewatch.matching.subscriptions", this, LiveSubscriptions::size);
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
            // Where its kind has changed it is in both for a moment: rather found twice than not.
            (prepared.windowed() ? overSeveral : overOne).put(id, prepared.selection());
            (prepared.windowed() ? overOne : overSeveral).remove(id);
        } catch (RuntimeException e) {
            isBroken(id, e);
            return;
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
        overOne.remove(id);
        overSeveral.remove(id);
        active.remove(id);
        broken.remove(id);
    }

    /** The subscriptions whose rule looks at one release, and holds in this one. */
    IndexMatches overOne(TaggedRelease release) {
        return overOne.match(release);
    }

    /** The subscriptions whose rule looks at several releases, and for which this one holds a part. */
    IndexMatches overSeveral(TaggedRelease release) {
        return overSeveral.size() == 0 ? IndexMatches.NONE : overSeveral.match(release);
    }

    int size() {
        return overOne.size() + overSeveral.size();
    }

    /** The subscription of an id, empty where it is deleted, disabled or broken. */
    Optional<ActiveSubscription> find(String id) {
        return Optional.ofNullable(active.get(id)).map(packed -> PackedSubscription.unpack(id, packed));
    }
}
