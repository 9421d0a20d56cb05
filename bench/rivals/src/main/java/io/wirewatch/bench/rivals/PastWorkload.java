package io.wirewatch.bench.rivals;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.bench.load.Draft;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.core.catalogue.StarterCatalogue;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.entities.EntityEngines;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.mapping.ActorMapper;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.mapping.RawReleaseMapper;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A past: releases cleaned and tagged with the starter catalogue and names that nobody listed, as the live path writes them, a few
 * thousand texts round and round under ids and stories of their own, one every few seconds.
 */
final class PastWorkload {
    private static final int TEXTS = 3_000;
    private static final String WRITTEN = "senate-press-releases-2005-2006";
    private static final int RARE = 1_000;
    private static final Pattern WORD = Pattern.compile("\\b[a-z]{7,}\\b");
    private static final Duration APART = Duration.ofSeconds(5);

    private final Instant end = Instant.now().minus(Duration.ofHours(1));
    private final List<RawRelease> raw = new ArrayList<>();
    private final List<CleanRelease> clean = new ArrayList<>();
    private final List<ReleaseMentions> mentions = new ArrayList<>();
    private final List<Actor> actors = StarterCatalogue.actors();

    /**
     * A past of the texts of a corpus, or of made-up ones.
     *
     * @param corpus folder; null: none
     */
    PastWorkload(long seed, Path corpus) throws IOException {
        ActorIndex index = ActorIndex.of(actors);
        Cleaner cleaner = new Cleaner();
        try (EntityRecogniser names = EntityEngines.load("compact", null, 1)) {
            for (Draft draft : corpus == null ? madeUp(seed) : written(corpus)) {
                RawRelease received = draft.raw(end);
                raw.add(received);
                cleaner.clean(RawReleaseMapper.toCore(received)).releases().forEach(release -> {
                    clean.add(CleanReleaseMapper.toAvro(release, "main"));
                    mentions.add(MentionsMapper.toAvro(index.tag(release, actors.size(), names), "main"));
                });
            }
        }
    }

    private static List<Draft> madeUp(long seed) {
        return new Drafts(seed).of("past", TEXTS, number -> number % RARE == 0);
    }

    /** Releases of a corpus, spread over all who sent them. */
    private static List<Draft> written(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus.resolve(WRITTEN))) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            List<Draft> drafts = new ArrayList<>();
            int every = Math.max(1, sorted.size() / TEXTS);
            for (int i = 0; i < sorted.size(); i += every) {
                String text = new String(Files.readAllBytes(sorted.get(i)), StandardCharsets.UTF_8);
                drafts.add(new Draft("past", Integer.toString(i), null, text, false));
            }
            return drafts;
        }
    }

    /** Writes the catalogue that all of it was tagged with. */
    void writeActors(KafkaProducer<String, byte[]> producer, SchemaRegistry registry) {
        AvroSerde<io.wirewatch.avro.Actor> serde = new AvroSerde<>(Topics.ACTORS, registry);
        for (Actor actor : actors) {
            producer.send(new ProducerRecord<>(
                    Topics.ACTORS.name(), actor.id(), serde.write(ActorMapper.toAvro(actor, "main", true, 1, end))));
        }
        producer.flush();
    }

    /** Writes so many releases, cleaned and tagged. */
    void write(KafkaProducer<String, byte[]> producer, SchemaRegistry registry, int count) {
        AvroSerde<CleanRelease> texts = new AvroSerde<>(Topics.RELEASES_CLEAN, registry);
        AvroSerde<ReleaseMentions> tagged = new AvroSerde<>(Topics.RELEASES_MENTIONS, registry);
        for (int i = 0; i < count; i++) {
            Instant arrival = arrival(i, count);
            CleanRelease release = clean.get(i % clean.size());
            ReleaseHead head = head(release.getHead(), i, arrival);
            send(
                    producer,
                    Topics.RELEASES_CLEAN,
                    texts,
                    CleanRelease.newBuilder(release).setHead(head).build(),
                    head);
            send(
                    producer,
                    Topics.RELEASES_MENTIONS,
                    tagged,
                    ReleaseMentions.newBuilder(mentions.get(i % mentions.size()))
                            .setHead(head)
                            .build(),
                    head);
        }
        producer.flush();
    }

    private Instant arrival(int number, int count) {
        return end.minus(APART.multipliedBy(count - number));
    }

    /** Writes so many releases cleaned, for a suite to tag. */
    void writeTexts(KafkaProducer<String, byte[]> producer, SchemaRegistry registry, int count) {
        AvroSerde<CleanRelease> serde = new AvroSerde<>(Topics.RELEASES_CLEAN, registry);
        for (int i = 0; i < count; i++) {
            CleanRelease release = clean.get(i % clean.size());
            ReleaseHead head = head(release.getHead(), i, arrival(i, count));
            send(
                    producer,
                    Topics.RELEASES_CLEAN,
                    serde,
                    CleanRelease.newBuilder(release).setHead(head).build(),
                    head);
        }
        producer.flush();
    }

    /** When the first of so many releases came in. */
    Instant begin(int count) {
        return arrival(0, count);
    }

    /** Writes so many releases as they come in, for a suite to clean and tag. */
    void writePages(KafkaProducer<String, byte[]> producer, SchemaRegistry registry, int count) {
        AvroSerde<RawRelease> serde = new AvroSerde<>(Topics.RELEASES_RAW, registry);
        for (int i = 0; i < count; i++) {
            String id = id(i);
            RawRelease page = RawRelease.newBuilder(raw.get(i % raw.size()))
                    .setId(id)
                    .setIdentity(id)
                    .setReceivedAt(arrival(i, count))
                    .build();
            send(producer, Topics.RELEASES_RAW, serde, page, id, page.getReceivedAt());
        }
        producer.flush();
    }

    /** The stories of those of so many releases that mention an actor, contact lines aside. */
    Set<String> storiesOf(String actor, int count) {
        Set<String> stories = new HashSet<>();
        for (int i = 0; i < count; i++) {
            boolean isThere = MentionsMapper.toCore(mentions.get(i % mentions.size())).news().stream()
                    .anyMatch(mention -> actor.equals(mention.actor()));
            if (isThere) {
                stories.add(Ids.story(id(i)));
            }
        }
        return stories;
    }

    /** The stories of those of so many releases that mention an actor which nobody looked for in them, contact lines aside. */
    Set<String> storiesOf(Actor actor, int count) {
        ActorIndex index = ActorIndex.of(List.of(actor));
        Set<String> stories = new HashSet<>();
        for (int text = 0; text < clean.size(); text++) {
            if (!index.tag(CleanReleaseMapper.toCore(clean.get(text)), 0).news().isEmpty()) {
                for (int i = text; i < count; i += clean.size()) {
                    stories.add(Ids.story(id(i)));
                }
            }
        }
        return stories;
    }

    /** Words, in small letters and in order, that are in so many of the texts. */
    List<String> words(double least, double most) {
        Map<String, Integer> texts = new TreeMap<>();
        clean.forEach(release -> words(release.getText()).forEach(word -> texts.merge(word, 1, Integer::sum)));
        return texts.entrySet().stream()
                .filter(word -> word.getValue() >= least * clean.size() && word.getValue() <= most * clean.size())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The longer words of a text, in small letters. */
    static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** The id of a release, by number from 0. */
    static String id(int number) {
        return Ids.hashed("rel", "past", Integer.toString(number));
    }

    private static ReleaseHead head(ReleaseHead of, int number, Instant arrival) {
        String id = id(number);
        return ReleaseHead.newBuilder(of)
                .setId(id)
                .setStory(Ids.story(id))
                .setReceivedAt(arrival)
                .setPublishedAt(arrival)
                .build();
    }

    private static <V extends SpecificRecord> void send(
            KafkaProducer<String, byte[]> producer, Topic<V> topic, AvroSerde<V> serde, V value, ReleaseHead head) {
        send(producer, topic, serde, value, head.getId(), head.getReceivedAt());
    }

    private static <V extends SpecificRecord> void send(
            KafkaProducer<String, byte[]> producer,
            Topic<V> topic,
            AvroSerde<V> serde,
            V value,
            String id,
            Instant arrival) {
        producer.send(new ProducerRecord<>(
                topic.name(), topic.partitionOf(id), arrival.toEpochMilli(), id, serde.write(value)));
    }
}
