package io.wirewatch.cleaning;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.core.cleaning.Stories;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Gives each page its story, one page after the other on one partition, and sends its releases on; {@link Stories} decides. */
final class StoryProcessor implements Processor<String, CleanPage, String, CleanRelease> {
    /** Fingerprint to the story that it was first met in. */
    static final String BY_FINGERPRINT = "stories-by-fingerprint";

    /** Release id to its story, for ever. */
    static final String BY_RELEASE = "stories-by-release";

    private ProcessorContext<String, CleanRelease> context;
    private KeyValueStore<String, String> byFingerprint;
    private KeyValueStore<String, String> byRelease;

    @Override
    public void init(ProcessorContext<String, CleanRelease> context) {
        this.context = context;
        this.byFingerprint = context.getStateStore(BY_FINGERPRINT);
        this.byRelease = context.getStateStore(BY_RELEASE);
    }

    @Override
    public void process(Record<String, CleanPage> record) {
        List<io.wirewatch.core.release.CleanRelease> page = record.value().releases().stream()
                .map(CleanReleaseMapper::toCore)
                .toList();
        String story = Stories.of(page, byRelease::get, byFingerprint::get);
        for (int i = 0; i < page.size(); i++) {
            remember(page.get(i), story);
            String tenant = record.value().releases().get(i).getTenant();
            CleanRelease release = CleanReleaseMapper.toAvro(page.get(i).withStory(story), tenant);
            context.forward(record.withKey(page.get(i).head().id()).withValue(release));
        }
    }

    private void remember(io.wirewatch.core.release.CleanRelease release, String story) {
        byRelease.putIfAbsent(release.head().id(), story);
        if (!release.head().withdrawn()) {
            byFingerprint.putIfAbsent(release.fingerprint(), story);
        }
    }

    /** Makes the processor and its stores. */
    record Supplier() implements ProcessorSupplier<String, CleanPage, String, CleanRelease> {
        @Override
        public Processor<String, CleanPage, String, CleanRelease> get() {
            return new StoryProcessor();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(BY_FINGERPRINT), store(BY_RELEASE));
        }

        private static StoreBuilder<KeyValueStore<String, String>> store(String name) {
            return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String());
        }
    }
}
