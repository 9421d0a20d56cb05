package io.wirewatch.cleaning;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.schemas.AvroSerde;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A page as its clean releases, one after the other: the length of each in 4 bytes, then the record in the wire format of {@code
 * releases.clean}. So what an older version of the service left between its stages is still read.
 */
final class CleanPageSerde implements Serde<CleanPage> {
    private final AvroSerde<CleanRelease> releases;

    CleanPageSerde(AvroSerde<CleanRelease> releases) {
        this.releases = releases;
    }

    @Override
    public Serializer<CleanPage> serializer() {
        return (topic, page) -> page == null ? null : write(page);
    }

    @Override
    public Deserializer<CleanPage> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private byte[] write(CleanPage page) {
        List<byte[]> records = page.releases().stream().map(releases::write).toList();
        ByteBuffer out = ByteBuffer.allocate(records.stream()
                .mapToInt(record -> Integer.BYTES + record.length)
                .sum());
        records.forEach(record -> out.putInt(record.length).put(record));
        return out.array();
    }

    private CleanPage read(byte[] bytes) {
        try {
            List<CleanRelease> page = new ArrayList<>();
            for (ByteBuffer in = ByteBuffer.wrap(bytes); in.hasRemaining(); ) {
                byte[] record = new byte[length(in)];
                in.get(record);
                page.add(releases.read(record));
            }
            return new CleanPage(page);
        } catch (BufferUnderflowException e) {
            throw new SerializationException("a page ends in the middle of a release", e);
        }
    }

    private static int length(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new SerializationException("a release of a page has an impossible length: " + length);
        }
        return length;
    }
}
