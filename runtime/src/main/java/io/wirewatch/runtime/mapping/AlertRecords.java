package io.wirewatch.runtime.mapping;

import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.schemas.SharedPart;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

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
                .setReleases(shared(alert.releases(), releases, SharedRelease::new))
                .setEvidence(shared(alert.evidence(), evidence, SharedEvidence::new))
                .setEndpoints(alert.endpoints())
                .setUrgency(alert.urgency())
                .setReplay(alert.replay())
                .setDeliver(alert.deliver())
                .setRaisedAt(alert.raisedAt())
                .setUpdatedAt(alert.updatedAt())
                .build();
    }

    private static <C, R> List<R> shared(List<C> values, Map<C, R> made, Function<C, ? extends R> make) {
        List<R> records = new ArrayList<>(values.size());
        for (C value : values) {
            records.add(made.computeIfAbsent(value, make));
        }
        return records;
    }

    private static final class SharedEvidence extends Evidence implements SharedPart {
        private byte[] bytes;

        SharedEvidence(io.wirewatch.core.alert.Evidence evidence) {
            copy(AlertMapper.toAvro(evidence), this);
        }

        @Override
        public byte[] encoded() {
            return bytes;
        }

        @Override
        public void encoded(byte[] made) {
            bytes = made;
        }
    }

    private static final class SharedRelease extends ReleaseRef implements SharedPart {
        private byte[] bytes;

        SharedRelease(io.wirewatch.core.alert.ReleaseRef release) {
            copy(AlertMapper.toAvro(release), this);
        }

        @Override
        public byte[] encoded() {
            return bytes;
        }

        @Override
        public void encoded(byte[] made) {
            bytes = made;
        }
    }

    private static void copy(SpecificRecord from, SpecificRecord to) {
        for (int field = 0; field < from.getSchema().getFields().size(); field++) {
            to.put(field, from.get(field));
        }
    }
}
