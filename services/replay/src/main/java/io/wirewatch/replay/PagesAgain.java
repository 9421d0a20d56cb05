package io.wirewatch.replay;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.past.PagesReadAgain;
import io.wirewatch.runtime.past.PastReader.Range;
import io.wirewatch.runtime.past.Place;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Pages that cleaning is done of again: of those that are read otherwise now, a copy is put on the log of raw releases, where cleaning
 * counts versions.
 */
final class PagesAgain implements Rereader {
    private final Replay job;
    private final Range range;
    private final PagesReadAgain pages;
    private final RecordProducer producer;
    private final LivePipeline live;
    private final Consumer<Changed> changed;

    /**
     * @param job as it began: copies have this time on the log, so that what comes in meanwhile is no older than what stands before it
     */
    PagesAgain(
            Replay job, PagesReadAgain pages, RecordProducer producer, LivePipeline live, Consumer<Changed> changed) {
        this.job = job;
        this.range = new Range(job.getFrom(), job.getTo());
        this.pages = pages;
        this.producer = producer;
        this.live = live;
        this.changed = changed;
    }

    @Override
    public void take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        if (!range.contains(record.timestamp())) {
            return;
        }
        PagesReadAgain.Changed page = pages.read(record);
        if (page != null) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            changed.accept(new Changed(
                    List.of(new Place(partition, record.offset())),
                    now -> write(partition.partition(), record.offset(), page, now)));
        }
    }

    private CompletableFuture<RecordMetadata> write(
            int partition, long offset, PagesReadAgain.Changed page, Instant now) {
        RawRelease copy = RawRelease.newBuilder(page.raw())
                .setNewSelectors(page.newSelectors())
                .setReprocessing(Reprocessing.newBuilder()
                        .setReplay(job.getId())
                        .setDeliver(job.getDeliver())
                        .setStage(job.getStage())
                        .setOrigin(offset)
                        .setAt(now)
                        .build())
                .build();
        live.copies();
        return producer.send(Topics.RELEASES_RAW, partition, copy.getId(), copy, job.getStartedAt());
    }

    @Override
    public void end() {
        // Nothing waits for anything.
    }

    @Override
    public Stream<Place> waiting() {
        return Stream.empty();
    }
}
