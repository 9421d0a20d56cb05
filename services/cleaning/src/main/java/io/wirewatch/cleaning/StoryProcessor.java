package io.wirewatch.cleaning;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.core.story.KnownText;
import io.wirewatch.core.story.Stories;
import io.wirewatch.core.story.StoryMemory;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Gives each page its story, one page after the other on one partition, and sends its releases on; {@link Stories} decides. */
final class StoryProcessor implements Processor<String, CleanPage, String, CleanRelease> {
    /** Release id to its story, for ever. */
    static final String BY_RELEASE = "stories-by-release";

    /** What is known of the texts of the horizon. */
    static final String TEXTS = "story-texts";

    private final CleaningConfig config;
    private ProcessorContext<String, CleanRelease> context;
    private Stories stories;

    private StoryProcessor(CleaningConfig config) {
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, CleanRelease> context) {
        this.context = context;
        StoryMemory memory = new Stored(context.getStateStore(BY_RELEASE), context.getStateStore(TEXTS));
        this.stories = new Stories(memory, config.storyHorizon(), config.storyTexts());
    }

    @Override
    public void process(Record<String, CleanPage> record) {
        List<io.wirewatch.core.release.CleanRelease> page = record.value().releases().stream()
                .map(CleanReleaseMapper::toCore)
                .toList();
        boolean isReadAgain = record.value().isReadAgain();
        Instant at = Instant.ofEpochMilli(record.timestamp());
        List<String> decided = isReadAgain ? stories.decideAgain(page, at) : stories.decide(page, at);
        for (int i = 0; i < page.size(); i++) {
            CleanRelease met = record.value().releases().get(i);
            if (!isReadAgain || met.getReprocessing() != null) {
                CleanRelease release = CleanReleaseMapper.toAvro(
                        page.get(i).withStory(decided.get(i)), met.getTenant(), met.getReprocessing());
                context.forward(record.withKey(page.get(i).head().id()).withValue(release));
            }
        }
    }

    /** The memory of the stories in the stores of this processor. */
    private record Stored(KeyValueStore<String, String> byRelease, KeyValueStore<String, KnownText> texts)
            implements StoryMemory {
        @Override
        public String storyOf(String release) {
            return byRelease.get(release);
        }

        @Override
        public void keep(String release, String story) {
            byRelease.put(release, story);
        }

        @Override
        public List<KnownText> textsUnder(String prefix) {
            List<KnownText> found = new ArrayList<>();
            try (KeyValueIterator<String, KnownText> all = texts.prefixScan(prefix, new StringSerializer())) {
                all.forEachRemaining(entry -> found.add(entry.value));
            }
            return found;
        }

        @Override
        public KnownText text(String key) {
            return texts.get(key);
        }

        @Override
        public void keep(String key, KnownText text) {
            texts.put(key, text);
        }

        @Override
        public void forget(String key) {
            texts.delete(key);
        }

        @Override
        public void forEachText(BiConsumer<String, KnownText> reader) {
            try (KeyValueIterator<String, KnownText> all = texts.all()) {
                all.forEachRemaining(entry -> reader.accept(entry.key, entry.value));
            }
        }
    }

    /** Makes the processor and its stores. */
    record Supplier(CleaningConfig config) implements ProcessorSupplier<String, CleanPage, String, CleanRelease> {
        @Override
        public Processor<String, CleanPage, String, CleanRelease> get() {
            return new StoryProcessor(config);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(BY_RELEASE, Serdes.String()), store(TEXTS, new KnownTextSerde()));
        }

        private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
            return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
        }
    }
}
