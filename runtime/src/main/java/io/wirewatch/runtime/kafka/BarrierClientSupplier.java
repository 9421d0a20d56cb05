package io.wirewatch.runtime.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the reader barrier behind the poll of a topology's main consumer: no record reaches a processor before the barrier
 * was passed after it was polled. Records that wait in the topology's buffers were polled earlier, so for them it holds
 * all the more. While no record comes the barrier is passed now and then as well, so that the next one need not wait for
 * all that was written meanwhile.
 */
final class BarrierClientSupplier extends DefaultKafkaClientSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(BarrierClientSupplier.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Runnable barrier;

    BarrierClientSupplier(Runnable barrier) {
        this.barrier = barrier;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new BarrierConsumer(config, barrier);
    }

    private static final class BarrierConsumer extends KafkaConsumer<byte[], byte[]> {
        private final Runnable barrier;
        private long passed;

        BarrierConsumer(Map<String, Object> config, Runnable barrier) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.barrier = barrier;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            if (!records.isEmpty()) {
                barrier.run();
                passed = System.nanoTime();
            } else if (System.nanoTime() - passed > IDLE.toNanos()) {
                passIdly();
                passed = System.nanoTime();
            }
            return records;
        }

        /** Nothing waits for it, so its failure stops nothing. */
        private void passIdly() {
            try {
                barrier.run();
            } catch (RuntimeException e) {
                LOG.info("not read to the end, tried again: reason={}", e.toString());
            }
        }
    }
}
