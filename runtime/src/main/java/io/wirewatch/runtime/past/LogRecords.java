package io.wirewatch.runtime.past;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records as a scan reads them. */
final class LogRecords {
    private static final Logger LOG = LoggerFactory.getLogger(LogRecords.class);

    private LogRecords() {}

    /** One that is none is passed over: it was put among the dead letters when it came in, and once more for each pass helps nobody. */
    static void passedOver(ConsumerRecord<?, ?> record, SerializationException why) {
        LOG.debug(
                "undecodable record passed over: topic={} partition={} offset={}",
                record.topic(),
                record.partition(),
                record.offset(),
                why);
    }

    /** The bytes of a buffer, in an array of their own; null for null. */
    static byte[] bytes(ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
