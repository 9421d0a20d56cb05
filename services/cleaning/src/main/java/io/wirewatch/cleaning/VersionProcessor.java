package io.wirewatch.cleaning;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.core.cleaning.CleanedPage;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.PageHistory;
import io.wirewatch.core.cleaning.RefusedReleaseException;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.RawReleaseMapper;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Reads each raw release and tells which version it and its parts are; {@link PageHistory} decides. */
final class VersionProcessor implements FixedKeyProcessor<String, RawRelease, CleanPage> {
    /** Release id to the versions of its page. */
    static final String HISTORY = "page-history";

    /** Header of a raw record that a notice asked for: the notice's id and version. */
    static final String NOTICE = "wirewatch.notice";

    private final Cleaner cleaner;
    private final CleaningMetrics metrics;
    private FixedKeyProcessorContext<String, CleanPage> context;
    private KeyValueStore<String, PageHistory> histories;

    private VersionProcessor(Cleaner cleaner, CleaningMetrics metrics) {
        this.cleaner = cleaner;
        this.metrics = metrics;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, CleanPage> context) {
        this.context = context;
        this.histories = context.getStateStore(HISTORY);
    }

    @Override
    public void process(FixedKeyRecord<String, RawRelease> record) {
        RawRelease raw = record.value();
        requireIdentity(record.key(), raw);
        PageHistory known = histories.get(record.key());
        PageHistory.Step step = read(raw, known == null ? PageHistory.NONE : known);
        if (!step.history().equals(known)) {
            histories.put(record.key(), step.history());
        }
        context.forward(record.withValue(new CleanPage(step.releases().stream()
                .map(release -> CleanReleaseMapper.toAvro(release, raw.getTenant()))
                .toList())));
    }

    private PageHistory.Step read(RawRelease raw, PageHistory known) {
        long offset = context.recordMetadata().orElseThrow().offset();
        try {
            CleanedPage page = cleaner.clean(RawReleaseMapper.toCore(raw));
            metrics.read(page.carrier());
            return known.read(offset, page, raw.getHeaders().get(NOTICE));
        } catch (RefusedReleaseException e) {
            throw new RefusedRecordException(e.reason(), e.getMessage());
        }
    }

    private static void requireIdentity(String key, RawRelease raw) {
        if (raw == null) {
            throw new RefusedRecordException("empty", "the record has no value");
        }
        if (raw.getId().isEmpty() || !raw.getId().equals(key)) {
            throw new RefusedRecordException("key", "the key is " + key + ", the release " + raw.getId());
        }
    }

    /** Makes the processor and its store. */
    record Supplier(Cleaner cleaner, CleaningMetrics metrics)
            implements FixedKeyProcessorSupplier<String, RawRelease, CleanPage> {
        @Override
        public FixedKeyProcessor<String, RawRelease, CleanPage> get() {
            return new VersionProcessor(cleaner, metrics);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(HISTORY), Serdes.String(), new PageHistorySerde()));
        }
    }
}
