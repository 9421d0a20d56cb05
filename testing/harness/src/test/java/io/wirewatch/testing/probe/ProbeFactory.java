package io.wirewatch.testing.probe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.avro.Actor;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.runtime.kafka.BatchWorker;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.InputRecord;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.Outbox;
import io.wirewatch.runtime.kafka.RecordHandler;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.kafka.StreamsWorker;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Raw releases become clean ones whose title says whether the actor named in the raw title was known: once by the plain
 * loop (clean), once by a topology (clean to raw is not needed: it writes replays' dead letters only).
 */
@Factory
final class ProbeFactory {

    @Singleton
    TopicTable<Actor> actors(KafkaClients clients, DeadLetters deadLetters) {
        return new TopicTable<>(clients, deadLetters, Topics.ACTORS, "probe-actors");
    }

    @Singleton
    BatchWorker<RawRelease> loop(
            KafkaClients clients, DeadLetters deadLetters, MeterRegistry meters, TopicTable<Actor> actors) {
        return new BatchWorker<>(
                clients, deadLetters, meters, "wirewatch-probe-loop", Topics.RELEASES_RAW, new Known(actors));
    }

    @Singleton
    StreamsWorker topology(KafkaClients clients, DeadLetters deadLetters, MeterRegistry meters) {
        TopicTable<Actor> table = new TopicTable<>(clients, deadLetters, Topics.ACTORS, "probe-streams-actors");
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        Topics.RELEASES_CLEAN.name(),
                        Consumed.with(Serdes.String(), clients.serde(Topics.RELEASES_CLEAN))
                                .withName("clean"))
                .mapValues(
                        clean -> {
                            if (clean.getHead().getTitle().startsWith("explode")) {
                                throw new IllegalStateException("exploded");
                            }
                            boolean known = table.get(clean.getHead().getSource()) != null;
                            return io.wirewatch.avro.ReleaseMentions.newBuilder()
                                    .setHead(clean.getHead())
                                    .setCatalogueVersion(known ? 1 : 0)
                                    .build();
                        },
                        Named.as("know"))
                .to(
                        Topics.RELEASES_MENTIONS.name(),
                        Produced.with(Serdes.String(), clients.serde(Topics.RELEASES_MENTIONS))
                                .withName("mentions"));
        return new StreamsWorker(
                clients, meters, "wirewatch-probe", builder.build(), Topics.RELEASES_CLEAN, table::catchUp);
    }

    private static final class Known implements RecordHandler<RawRelease> {
        private final TopicTable<Actor> actors;
        private final AtomicBoolean starved = new AtomicBoolean();

        Known(TopicTable<Actor> actors) {
            this.actors = actors;
        }

        @Override
        public void batch(List<InputRecord<RawRelease>> records) {
            actors.catchUp();
        }

        @Override
        public void handle(InputRecord<RawRelease> record, Outbox outbox) {
            if ("starve".equals(record.value().getTitle()) && starved.compareAndSet(false, true)) {
                throw new OutOfMemoryError("Java heap space");
            }
            if ("refuse".equals(record.value().getTitle())) {
                throw new RefusedRecordException("probe", "asked to be refused");
            }
            boolean known = actors.get(record.value().getSource()) != null;
            outbox.send(
                    Topics.RELEASES_CLEAN,
                    record.key(),
                    CleanRelease.newBuilder()
                            .setHead(ReleaseHead.newBuilder()
                                    .setId(record.key())
                                    .setSource(record.value().getSource())
                                    .setTitle(record.value().getTitle())
                                    .build())
                            .setText(known ? "known" : "unknown")
                            .build(),
                    record.timestamp());
        }
    }
}
