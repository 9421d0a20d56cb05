package io.wirewatch.cleaning;

import io.wirewatch.core.story.KnownText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A known text: a byte for the layout (1), arrival and event time in milliseconds since 1970, 1 where the event time is known, the
 * length of the story's id in a byte and the id, then the sketch.
 */
final class KnownTextSerde implements Serde<KnownText> {
    private static final byte LAYOUT = 1;
    private static final int FIXED = 2 * Long.BYTES + 3;

    @Override
    public Serializer<KnownText> serializer() {
        return (topic, text) -> text == null ? null : write(text);
    }

    @Override
    public Deserializer<KnownText> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private static byte[] write(KnownText text) {
        byte[] story = text.story().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED + story.length + text.sketch().length)
                .put(LAYOUT)
                .putLong(text.arrivedAt().toEpochMilli())
                .putLong(text.publishedAt().toEpochMilli())
                .put((byte) (text.dateKnown() ? 1 : 0))
                .put((byte) story.length)
                .put(story)
                .put(text.sketch())
                .array();
    }

    private static KnownText read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte layout = in.get();
            if (layout != LAYOUT) {
                throw new SerializationException(
                        "a known text has layout " + layout + ", this version reads " + LAYOUT);
            }
            Instant arrivedAt = Instant.ofEpochMilli(in.getLong());
            Instant publishedAt = Instant.ofEpochMilli(in.getLong());
            boolean dateKnown = in.get() != 0;
            byte[] story = new byte[in.get() & 0xFF];
            in.get(story);
            byte[] sketch = new byte[in.remaining()];
            in.get(sketch);
            return new KnownText(new String(story, StandardCharsets.UTF_8), arrivedAt, publishedAt, dateKnown, sketch);
        } catch (BufferUnderflowException e) {
            throw new SerializationException("a known text ends too early", e);
        }
    }
}
