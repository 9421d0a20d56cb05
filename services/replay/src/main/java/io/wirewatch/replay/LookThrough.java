package io.wirewatch.replay;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks through the log before a job begins, from where its stretch begins to the end that the log has now: what stands in the
 * stretch may be over by then.
 */
final class LookThrough implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
    private final Consumer<ConsumerRecord<ByteBuffer, ByteBuffer>> taker;
    private final Map<TopicPartition, Long> ends;
    private boolean over;

    /**
     * @param consumer at no partition yet; closed with this
     * @param starts where to begin in each partition
     * @param taker takes each record
     */
    LookThrough(
            KafkaConsumer<ByteBuffer, ByteBuffer> consumer,
            Map<TopicPartition, Long> starts,
            Consumer<ConsumerRecord<ByteBuffer, ByteBuffer>> taker) {
        this.consumer = consumer;
        this.taker = taker;
        this.ends = consumer.endOffsets(starts.keySet(), TIMEOUT);
        consumer.assign(starts.keySet());
        starts.forEach(consumer::seek);
    }

    /**
     * Reads on until the slice is over.
     *
     * @return whether all is read
     */
    boolean read(Slice slice) {
        while (!over && !slice.isOver()) {
            consumer.poll(POLL).forEach(taker);
            over = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
        return over;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
