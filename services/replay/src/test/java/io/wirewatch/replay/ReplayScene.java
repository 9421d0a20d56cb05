package io.wirewatch.replay;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.ActorAlias;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.avro.TextParagraph;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.RawReleaseMapper;
import io.wirewatch.schemas.Groups;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** What is around replay in a test, with ids of its own: releases of the past, jobs, and matching, played by its group's offsets. */
final class ReplayScene {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Not long ago: what is handed over has this time, and is kept for seven days. */
    static final Instant ASKED = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final WirewatchCluster cluster;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    ReplayScene(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    /** An id of this scene. */
    String id(String name) {
        return name + "-" + run;
    }

    /** Releases, every other one of them about NATO, the others about Russia; every fourth is historical. */
    void releases(int count) {
        Map<String, ReleaseMentions> releases = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String id = "rel_" + run + "_" + i;
            releases.put(id, release(id, 1, i % 2 == 0 ? "nato" : "russia", i % 4 == 0));
        }
        cluster.produceAll(Topics.RELEASES_MENTIONS, releases);
    }

    /** A release about NATO in each partition. */
    void releaseInEachPartition() {
        Map<String, ReleaseMentions> releases = new LinkedHashMap<>();
        Set<Integer> partitions = new HashSet<>();
        for (int i = 0; partitions.size() < Topics.RELEASES_MENTIONS.partitions(); i++) {
            String id = "rel_" + run + "_each_" + i;
            if (partitions.add(Topics.RELEASES_MENTIONS.partitionOf(id))) {
                releases.put(id, release(id, 1, "nato", false));
            }
        }
        cluster.produceAll(Topics.RELEASES_MENTIONS, releases);
    }

    /** A release that mentions an actor of this scene. */
    ReleaseMentions release(String id, int version, String actor, boolean historical) {
        return ReleaseMentions.newBuilder()
                .setHead(ReleaseHead.newBuilder()
                        .setId(id)
                        .setVersion(version)
                        .setStory("sty_" + id)
                        .setHistorical(historical)
                        .setPublishedAt(ASKED)
                        .setReceivedAt(ASKED)
                        .build())
                .setMentions(List.of(Mention.newBuilder().setActor(id(actor)).build()))
                .build();
    }

    /** An actor of this scene, which is in the catalogue from now on; its only alias is its id, capitalised. */
    void actor(String name) {
        cluster.produce(
                Topics.ACTORS,
                id(name),
                Actor.newBuilder()
                        .setId(id(name))
                        .setName(alias(name))
                        .setKind("organisation")
                        .setAliases(List.of(
                                ActorAlias.newBuilder().setText(alias(name)).build()))
                        .build());
    }

    /** An actor of this scene is in the catalogue no more. */
    void remove(String actor) {
        cluster.produce(Topics.ACTORS, id(actor), null);
    }

    /** How an actor of this scene is written in texts. */
    String alias(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + run;
    }

    /** The version that the catalogue has now. */
    long catalogueVersion() {
        return ends(Topics.ACTORS).getFirst();
    }

    /**
     * A release with its text, and what extraction found in it.
     *
     * @param found an actor of this scene; null for nobody
     * @param catalogueVersion what extraction knew
     */
    void text(String id, String text, String found, long catalogueVersion, Instant arrival) {
        text(id, 1, text, found, catalogueVersion, arrival);
    }

    /** A release in English in which extraction found nobody. */
    void english(String id, String text, long catalogueVersion, Instant arrival) {
        text(id, 1, "en", text, null, catalogueVersion, arrival);
    }

    /** The same as {@link #text(String, String, String, long, Instant)}, of any version. */
    void text(String id, int version, String text, String found, long catalogueVersion, Instant arrival) {
        text(id, version, "und", text, found, catalogueVersion, arrival);
    }

    private void text(
            String id,
            int version,
            String language,
            String text,
            String found,
            long catalogueVersion,
            Instant arrival) {
        ReleaseMentions made = release(id, version, found == null ? "nobody" : found, false);
        ReleaseMentions mentions = ReleaseMentions.newBuilder(made)
                .setHead(ReleaseHead.newBuilder(made.getHead())
                        .setTitle("A release")
                        .setLanguage(language)
                        .setReceivedAt(arrival)
                        .setPublishedAt(arrival)
                        .build())
                .setCatalogueVersion(catalogueVersion)
                .build();
        cluster.produce(Topics.RELEASES_CLEAN, id, clean(mentions.getHead(), text), arrival);
        cluster.produce(Topics.RELEASES_MENTIONS, id, mentions, arrival);
    }

    /** A release with its text alone. */
    void textAlone(String id, String text, Instant arrival) {
        ReleaseHead head = ReleaseHead.newBuilder(
                        release(id, 1, "nobody", false).getHead())
                .setTitle("A release")
                .setReceivedAt(arrival)
                .setPublishedAt(arrival)
                .build();
        cluster.produce(Topics.RELEASES_CLEAN, id, clean(head, text), arrival);
    }

    /** A page as it came in. */
    RawRelease raw(String id, String text, Instant arrival) {
        return RawRelease.newBuilder()
                .setId(id)
                .setTitle("A release")
                .setBody(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .setReceivedAt(arrival)
                .build();
    }

    /**
     * A page that came in, and what cleaning read in it.
     *
     * @param version which it counted; the page may have others
     * @param read another text than the page has, where that was read by other rules; null for what cleaning reads today
     */
    void page(RawRelease raw, int version, String read) {
        cluster.produce(Topics.RELEASES_RAW, raw.getId(), raw, raw.getReceivedAt());
        RawRelease then = read == null ? raw : raw(raw.getId(), read, raw.getReceivedAt());
        for (var release : new Cleaner().clean(RawReleaseMapper.toCore(then)).releases()) {
            CleanRelease clean =
                    CleanReleaseMapper.toAvro(release.withVersion(version).withStory("sty_" + raw.getId()), "main");
            cluster.produce(Topics.RELEASES_CLEAN, clean.getHead().getId(), clean, raw.getReceivedAt());
        }
    }

    /** Cleaning and the stages behind it have taken all that came in. */
    void everythingIsRead() {
        handled(Groups.CLEANING, Topics.RELEASES_RAW);
        everythingIsHandled();
    }

    /** The copies that reprocessings have put before cleaning, by the job's id. */
    List<ReadRecord<RawRelease>> copies(String replay) {
        return cluster.readAll(Topics.RELEASES_RAW).stream()
                .filter(record -> record.value().getReprocessing() != null
                        && record.value().getReprocessing().getReplay().equals(replay))
                .toList();
    }

    private static CleanRelease clean(ReleaseHead head, String text) {
        return CleanRelease.newBuilder()
                .setHead(head)
                .setText(text)
                .setParagraphs(List.of(TextParagraph.newBuilder()
                        .setStart(0)
                        .setEnd(text.length())
                        .setZone("lead")
                        .build()))
                .build();
    }

    void subscribe(String id, String rule) {
        subscribe(id, rule, 1, true);
    }

    void subscribe(String id, String rule, int version, boolean enabled) {
        cluster.produce(
                Topics.SUBSCRIPTIONS,
                id,
                Subscription.newBuilder()
                        .setId(id)
                        .setVersion(version)
                        .setEnabled(enabled)
                        .setCanonical(rule)
                        .setCompiled(compiled(rule))
                        .build());
    }

    private static ByteBuffer compiled(String rule) {
        try {
            return ByteBuffer.wrap(ExpressionCodec.encode(Rules.expressionOf(rule)));
        } catch (RuleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A rule about an actor of this scene. */
    String about(String actor) {
        return "actor:" + id(actor);
    }

    Replay job(String id, String subscription) {
        return Replay.newBuilder()
                .setId(id)
                .setSubscription(subscription)
                .setCreatedAt(ASKED)
                .setUpdatedAt(ASKED)
                .build();
    }

    Replay job(String id, List<String> subscriptions) {
        return Replay.newBuilder(job(id, (String) null))
                .setSubscriptions(subscriptions)
                .build();
    }

    /** A job that does a stage again. */
    Replay reprocess(String id, String stage) {
        return Replay.newBuilder(job(id, (String) null))
                .setKind("reprocess")
                .setStage(stage)
                .build();
    }

    void ask(Replay job) {
        cluster.produce(Topics.REPLAYS, job.getId(), job);
    }

    /** Writes a status over the newest record of a job, as the gateway does. */
    void tell(String id, String status) {
        ask(Replay.newBuilder(newest(id)).setStatus(status).build());
    }

    Replay newest(String id) {
        return records(id).getLast();
    }

    /** Every record of a job, in order. */
    List<Replay> records(String id) {
        return cluster.readAll(Topics.REPLAYS).stream()
                .filter(record -> record.key().equals(id))
                .map(ReadRecord::value)
                .toList();
    }

    Replay await(String id, Predicate<Replay> condition) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> newest(id), condition);
    }

    Replay awaitStatus(String id, String status) {
        return await(id, job -> job.getStatus().equals(status));
    }

    Replay awaitEnd(String id) {
        return await(id, job -> ReplayStatus.isEnded(job.getStatus()));
    }

    List<ReadRecord<MatchCandidates>> candidates(String replay) {
        return cluster.readAll(Topics.MATCHES).stream()
                .filter(record -> replay.equals(record.value().getCommand()))
                .toList();
    }

    /** The end of each partition of a topic. */
    List<Long> ends(Topic<?> topic) {
        try (Admin admin = cluster.admin()) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int i = 0; i < topic.partitions(); i++) {
                latest.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
            }
            var found = admin.listOffsets(latest).all().get();
            return IntStream.range(0, latest.size())
                    .mapToObj(
                            i -> found.get(new TopicPartition(topic.name(), i)).offset())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void matchingIsPastEverything() {
        handled(Topics.RELEASES_MENTIONS);
    }

    /** Extraction has taken all texts, and matching all that was found in them. */
    void everythingIsHandled() {
        handled(Groups.EXTRACTION, Topics.RELEASES_CLEAN);
        handled(Topics.RELEASES_MENTIONS);
    }

    /** What reprocessings have written, by the job's id. */
    List<ReadRecord<ReleaseMentions>> rereadings(String replay) {
        return cluster.readAll(Topics.RELEASES_MENTIONS).stream()
                .filter(record -> record.value().getReprocessing() != null
                        && record.value().getReprocessing().getReplay().equals(replay))
                .toList();
    }

    /** Matching has taken all that was handed over so far. */
    void matchingDigests() {
        handled(Topics.MATCHES);
    }

    private void handled(Topic<?> topic) {
        handled(Stores.MATCHING.application(), topic);
    }

    private void handled(String group, Topic<?> topic) {
        List<Long> ends = ends(topic);
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int i = 0; i < ends.size(); i++) {
            offsets.put(new TopicPartition(topic.name(), i), new OffsetAndMetadata(ends.get(i)));
        }
        try (Admin admin = cluster.admin()) {
            admin.alterConsumerGroupOffsets(group, offsets).all().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
