package io.wirewatch.runtime.mapping;

import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.core.alert.Alert;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The records of alerts that follow from one input: what they share is made once. For one thread. */
public final class AlertRecords {
    private final String tenant;
    private final Map<io.wirewatch.core.alert.Evidence, Evidence> evidence = new IdentityHashMap<>();
    private final Map<io.wirewatch.core.alert.ReleaseRef, ReleaseRef> releases = new IdentityHashMap<>();

    /**
     * @param tenant whose alerts they are
     */
    public AlertRecords(String tenant) {
        this.tenant = tenant;
    }

    /** The record of an alert. */
    public io.wirewatch.avro.Alert of(Alert alert) {
        return io.wirewatch.avro.Alert.newBuilder()
                .setTenant(tenant)
                .setId(alert.id())
                .setRevision(alert.revision())
                .setStatus(alert.status().text())
                .setReason(alert.reason())
                .setChange(AlertMapper.text(alert.change()))
                .setOrigin(alert.origin().text())
                .setSubscription(AlertMapper.toAvro(alert.subscription()))
                .setStory(alert.story())
                .setReleases(shared(alert.releases(), releases, AlertMapper::toAvro))
                .setEvidence(shared(alert.evidence(), evidence, AlertMapper::toAvro))
                .setEndpoints(alert.endpoints())
                .setUrgency(alert.urgency())
                .setReplay(alert.replay())
                .setDeliver(alert.deliver())
                .setRaisedAt(alert.raisedAt())
                .setUpdatedAt(alert.updatedAt())
                .build();
    }

    private static <C, R> List<R> shared(List<C> values, Map<C, R> made, Function<C, R> make) {
        List<R> records = new ArrayList<>(values.size());
        for (C value : values) {
            records.add(made.computeIfAbsent(value, make));
        }
        return records;
    }
}
