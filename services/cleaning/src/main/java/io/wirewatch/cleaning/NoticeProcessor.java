package io.wirewatch.cleaning;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.core.cleaning.NamedReleases;
import io.wirewatch.core.cleaning.NamesakeIndex;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Sends every release on, and for a kill notice that names one of its source with certainty a raw record that withdraws it: versions are
 * counted where that release is, so the withdrawal goes through the door that every withdrawal takes. {@link NamesakeIndex} decides. A
 * notice that is read again takes back nothing: much may have come since it came.
 */
final class NoticeProcessor implements Processor<String, CleanRelease, String, SpecificRecord> {
    /** Titles and addresses to the releases that bear them, and what was decided about notices. */
    static final String NAMES = "releases-by-name";

    private ProcessorContext<String, SpecificRecord> context;
    private NamesakeIndex names;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        KeyValueStore<String, String> store = context.getStateStore(NAMES);
        this.names = new NamesakeIndex(store::get, store::put);
    }

    @Override
    public void process(Record<String, CleanRelease> record) {
        context.forward(record.withValue(record.value()));
        var release = CleanReleaseMapper.toCore(record.value());
        NamedReleases named = NamedReleases.in(release);
        boolean namesAny = !named.titles().isEmpty() || !named.urls().isEmpty();
        if (namesAny && record.value().getReprocessing() == null) {
            names.takenBackBy(release.head(), named)
                    .ifPresent(id -> context.forward(record.withKey(id)
                            .withValue(withdrawal(
                                    id, release.head(), record.value().getTenant()))));
        }
        names.remember(release.head());
    }

    private static RawRelease withdrawal(String id, ReleaseHead notice, String tenant) {
        return RawRelease.newBuilder()
                .setTenant(tenant)
                .setId(id)
                .setSource(notice.source())
                .setStatus("withdrawn")
                .setReceivedAt(notice.receivedAt())
                .setHeaders(Map.of(VersionProcessor.NOTICE, notice.id() + " " + notice.version()))
                .build();
    }

    /** Makes the processor and its store. */
    record Supplier() implements ProcessorSupplier<String, CleanRelease, String, SpecificRecord> {
        @Override
        public Processor<String, CleanRelease, String, SpecificRecord> get() {
            return new NoticeProcessor();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(NAMES), Serdes.String(), Serdes.String()));
        }
    }
}
