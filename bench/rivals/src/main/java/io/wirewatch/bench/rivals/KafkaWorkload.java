package io.wirewatch.bench.rivals;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.rules.Expression;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A workload as records of the product. */
final class KafkaWorkload {
    private static final int SENTENCE = 220;
    private static final String LETTERS = "etaoinshrdlucmfw";

    private final Workload workload;
    private final AvroSerde<Subscription> subscriptions;
    private final AvroSerde<ReleaseMentions> mentions;
    private final Instant now = Instant.now();

    KafkaWorkload(Workload workload, SchemaRegistry registry) {
        this.workload = workload;
        this.subscriptions = new AvroSerde<>(Topics.SUBSCRIPTIONS, registry);
        this.mentions = new AvroSerde<>(Topics.RELEASES_MENTIONS, registry);
    }

    /** Writes all subscriptions. */
    void writeSubscriptions(KafkaProducer<String, byte[]> producer) {
        for (int i = 0; i < workload.subscriptions().length; i++) {
            producer.send(new ProducerRecord<>(
                    Topics.SUBSCRIPTIONS.name(), workload.id(i), subscriptions.write(subscription(i))));
        }
        producer.flush();
    }

    /** Writes so many releases of ids of their own, the workload's documents round and round. */
    void writeReleases(KafkaProducer<String, byte[]> producer, int count) {
        for (int i = 0; i < count; i++) {
            ReleaseMentions release = release(i);
            String id = release.getHead().getId();
            producer.send(new ProducerRecord<>(
                    Topics.RELEASES_MENTIONS.name(),
                    Topics.RELEASES_MENTIONS.partitionOf(id),
                    now.toEpochMilli(),
                    id,
                    mentions.write(release)));
        }
        producer.flush();
    }

    private Subscription subscription(int number) {
        Rule rule = IndexContestant.conjunction(workload.subscriptions()[number]);
        String text = IntStream.of(workload.subscriptions()[number])
                .mapToObj(actor -> "actor:" + Workload.actor(actor))
                .collect(Collectors.joining(" AND "));
        return Subscription.newBuilder()
                .setId(workload.id(number))
                .setName("Subscription " + number)
                .setExpression(text)
                .setCanonical(text)
                .setCompiled(ByteBuffer.wrap(ExpressionCodec.encode(new Expression(rule, null))))
                .setEndpoints(List.of("end_" + number % 1000))
                .setVersion(1)
                .setCreatedAt(now)
                .setUpdatedAt(now)
                .build();
    }

    private ReleaseMentions release(int number) {
        TaggedRelease document =
                workload.releases().get(number % workload.releases().size());
        ReleaseHead head = document.head();
        String id = Ids.hashed("rel", "streams-" + number);
        ReleaseHead own = new ReleaseHead(
                id,
                1,
                false,
                false,
                "Ministers welcome the agreement number " + number + " and its annexes",
                head.url(),
                head.source(),
                now,
                head.publishedPrecision(),
                now,
                head.language(),
                Ids.story(id),
                null,
                List.of());
        return MentionsMapper.toAvro(new TaggedRelease(own, document.mentions(), sentences(document), 1), "main");
    }

    private static List<MentionSentence> sentences(TaggedRelease document) {
        Random random = new Random(document.head().id().hashCode());
        List<MentionSentence> sentences = new ArrayList<>();
        for (Mention mention : document.mentions()) {
            boolean known = !sentences.isEmpty()
                    && sentences.getLast().paragraph() == mention.paragraph()
                    && sentences.getLast().sentence() == mention.sentence();
            if (!known) {
                sentences.add(new MentionSentence(
                        mention.zone(), mention.paragraph(), mention.sentence(), mention.start(), words(random)));
            }
        }
        return sentences;
    }

    /** Text that compresses about as well as people's does. */
    private static String words(Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < SENTENCE) {
            int letters = 2 + random.nextInt(8);
            for (int i = 0; i < letters; i++) {
                text.append(
                        LETTERS.charAt(Math.min(random.nextInt(LETTERS.length()), random.nextInt(LETTERS.length()))));
            }
            text.append(' ');
        }
        return text.toString();
    }
}
