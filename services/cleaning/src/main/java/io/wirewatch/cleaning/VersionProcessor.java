package io.wirewatch.cleaning;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.core.cleaning.CleanedPage;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.PageHistory;
import io.wirewatch.core.cleaning.RefusedReleaseException;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.RawReleaseMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads each raw release and tells which version it and its parts are; {@link PageHistory} decides. */
final class VersionProcessor implements FixedKeyProcessor<String, RawRelease, CleanPage> {
    /** Release id to the versions of its page. */
    static final String HISTORY = "page-history";

    /** Header of a raw record that a notice asked for: the notice's id and version. */
    static final String NOTICE = "wirewatch.notice";

    private static final Logger LOG = LoggerFactory.getLogger(VersionProcessor.class);

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
        PageHistory stored = histories.get(record.key());
        PageHistory known = stored == null ? PageHistory.NONE : stored;
        if (raw.getReprocessing() == null) {
            read(record, known);
        } else {
            readAgain(record, known);
        }
    }

    private void read(FixedKeyRecord<String, RawRelease> record, PageHistory known) {
        RawRelease raw = record.value();
        try {
            CleanedPage page = cleaner.clean(RawReleaseMapper.toCore(raw));
            metrics.read(page.carrier());
            PageHistory.Step step = known.read(offset(), page, raw.getHeaders().get(NOTICE));
            keep(record.key(), known, step.history());
            forward(record, step.releases(), _ -> false);
        } catch (RefusedReleaseException e) {
            throw new RefusedRecordException(e.reason(), e.getMessage());
        }
    }

    /** What can be read no more stays as it was read before. */
    private void readAgain(FixedKeyRecord<String, RawRelease> record, PageHistory known) {
        RawRelease raw = record.value();
        try {
            CleanedPage page = cleaner.clean(RawReleaseMapper.toCore(raw));
            PageHistory.Again again =
                    known.readAgain(offset(), raw.getReprocessing().getOrigin(), page);
            keep(record.key(), known, again.history());
            if (!again.changed().isEmpty()) {
                forward(record, again.page(), again.changed()::contains);
            }
        } catch (RefusedReleaseException e) {
            LOG.info(
                    "not read again: replay={} release={} reason={} detail={}",
                    raw.getReprocessing().getReplay(),
                    raw.getId(),
                    e.reason(),
                    e.getMessage());
        }
    }

    private long offset() {
        return context.recordMetadata().orElseThrow().offset();
    }

    private void keep(String id, PageHistory known, PageHistory history) {
        if (!history.equals(known)) {
            histories.put(id, history);
        }
    }

    /**
     * @param isAnew whether a release is another version for having been read again
     */
    private void forward(
            FixedKeyRecord<String, RawRelease> record,
            List<io.wirewatch.core.release.CleanRelease> page,
            Predicate<String> isAnew) {
        RawRelease raw = record.value();
        List<CleanRelease> releases = new ArrayList<>();
        for (io.wirewatch.core.release.CleanRelease release : page) {
            Reprocessing mark = isAnew.test(release.head().id()) ? raw.getReprocessing() : null;
            releases.add(CleanReleaseMapper.toAvro(release, raw.getTenant(), mark));
        }
        context.forward(record.withValue(new CleanPage(releases)));
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
