package io.wirewatch.replay;

import io.wirewatch.runtime.past.Place;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the past again, in order of arrival, and tells its lane what has changed. For one thread. */
interface Rereader {
    /** Takes the next record. */
    void take(ConsumerRecord<ByteBuffer, ByteBuffer> record);

    /** There are no more. */
    void end();

    /** Where records stand that it has taken and not told of yet: whoever begins there again misses nothing. */
    Stream<Place> waiting();
}
