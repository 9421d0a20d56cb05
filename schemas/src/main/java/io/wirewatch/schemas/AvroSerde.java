package io.wirewatch.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The values of a topic in the Confluent wire format: a zero byte, the schema's id (4 bytes, big endian), Avro binary.
 * What an older or newer version wrote is resolved to the schema compiled in here. The writer's schema must have been
 * registered before ({@link TopicBootstrap}); services register nothing.
 *
 * @param <V> the record
 */
public final class AvroSerde<V extends SpecificRecord> implements Serde<V>, Serializer<V>, Deserializer<V> {
    private static final int HEADER = 5;
    private static final byte MAGIC = 0;

    private final String subject;
    private final Schema schema;
    private final SchemaRegistry registry;
    private final SpecificData data;
    private final Map<Integer, Written<V>> written = new ConcurrentHashMap<>();
    private final RecordWriter<V> writer;
    private volatile int writerId;

    public AvroSerde(Topic<V> topic, SchemaRegistry registry) {
        this(topic.subject(), topic.valueType(), registry);
    }

    /** The values of a state store, in the same format. */
    public AvroSerde(Store<V> store, SchemaRegistry registry) {
        this(store.subject(), store.valueType(), registry);
    }

    /**
     * A serde for a record that is on no topic of the catalogue: a state store's value.
     *
     * @param subject the registry subject, which must hold the schema
     */
    public AvroSerde(String subject, Class<V> type, SchemaRegistry registry) {
        this.subject = subject;
        this.data = SpecificData.getForClass(type);
        // Records that have code of their own for it write themselves, without asking the schema field by field.
        data.setCustomCoders(true);
        this.schema = SpecificData.get().getSchema(type);
        this.registry = registry;
        this.writer = new RecordWriter<>(schema, data);
    }

    /**
     * What is written with a schema.
     *
     * @param reader makes records of it
     * @param asHere whether its bytes are those that this version writes
     */
    private record Written<V>(SpecificDatumReader<V> reader, boolean asHere) {}

    /** Writes the fields of a record one after the other, as its schema has them. */
    public interface Writing {
        void write(BinaryEncoder out) throws IOException;
    }

    /**
     * Reads the fields of a record one after the other, as its schema has them, up to the end.
     *
     * @param <T> what it makes of them
     */
    public interface Reading<T> {
        /**
         * @param in stands at the first field
         * @param bytes what it reads
         * @param start where in {@code bytes} the first field begins
         */
        T read(BinaryDecoder in, byte[] bytes, int start) throws IOException;
    }

    /**
     * The record's bytes; null for null.
     *
     * @throws RegistryException if the schema is not registered or the registry does not answer
     */
    public byte[] write(V value) {
        return value == null ? null : write(512, out -> writer.write(value, out));
    }

    /**
     * The bytes of a record of which some are at hand.
     *
     * @param size about how many bytes it has
     * @param writing must write what {@link #write(SpecificRecord)} would
     * @throws RegistryException if the schema is not registered or the registry does not answer
     */
    public byte[] write(int size, Writing writing) {
        if (writerId == 0) {
            writerId = registry.idOf(subject, schema);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream(HEADER + size)) {
            out.write(MAGIC);
            out.writeBytes(ByteBuffer.allocate(4).putInt(writerId).array());
            write(writing, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new SerializationException("cannot write " + schema.getName(), e);
        }
    }

    private static void write(Writing writing, ByteArrayOutputStream out) throws IOException {
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        writing.write(encoder);
        encoder.flush();
    }

    /**
     * The record of these bytes; null for null.
     *
     * @throws SerializationException if they are no such record
     * @throws RegistryException if the registry does not answer, which says nothing about the record
     */
    public V read(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = id(bytes);
        SpecificDatumReader<V> reader = written(id).reader();
        return read(id, bytes, HEADER, (in, _, _) -> reader.read(null, in));
    }

    /**
     * What a reading makes of a record's bytes; null for null. What another version wrote is written anew as this version
     * would, and then read.
     *
     * @throws SerializationException if they are no such record
     * @throws RegistryException if the registry does not answer, which says nothing about the record
     */
    public <T> T read(byte[] bytes, Reading<T> reading) {
        if (bytes == null) {
            return null;
        }
        int id = id(bytes);
        return written(id).asHere() ? read(id, bytes, HEADER, reading) : read(id, asHere(bytes), 0, reading);
    }

    /**
     * What a reading makes of the beginning of a record's bytes; it need not go on to the end.
     *
     * @throws SerializationException if they are no such record, as far as they are read
     * @throws RegistryException if the registry does not answer, which says nothing about the record
     */
    public <T> T glance(byte[] bytes, Reading<T> reading) {
        int id = id(bytes);
        return written(id).asHere()
                ? begin(id, bytes, HEADER, reading).value()
                : begin(id, asHere(bytes), 0, reading).value();
    }

    /** The bytes of a record as this version writes it, without a header. */
    private byte[] asHere(byte[] bytes) {
        V value = read(bytes);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length)) {
            write(encoder -> writer.write(value, encoder), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new SerializationException("cannot write " + schema.getName(), e);
        }
    }

    private static int id(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != MAGIC) {
            throw new SerializationException("not in the Confluent wire format: " + bytes.length + " bytes that do not"
                    + " begin with a zero byte and a schema id");
        }
        return ByteBuffer.wrap(bytes, 1, 4).getInt();
    }

    private static <T> T read(int id, byte[] bytes, int start, Reading<T> reading) {
        Begun<T> begun = begin(id, bytes, start, reading);
        try {
            if (!begun.decoder().isEnd()) {
                throw new SerializationException("bytes are left behind a record of schema " + id);
            }
            return begun.value();
        } catch (IOException e) {
            throw new SerializationException("not a record of schema " + id + ": " + e.getMessage(), e);
        }
    }

    /** What a reading made, and where it stands. */
    private record Begun<T>(T value, BinaryDecoder decoder) {}

    private static <T> Begun<T> begin(int id, byte[] bytes, int start, Reading<T> reading) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, start, bytes.length - start, null);
        try {
            return new Begun<>(reading.read(decoder, bytes, start), decoder);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new SerializationException("not a record of schema " + id + ": " + e.getMessage(), e);
        }
    }

    private Written<V> written(int id) {
        return written.computeIfAbsent(id, this::ask);
    }

    private Written<V> ask(int id) {
        try {
            Schema other = registry.byId(id);
            if (!other.getFullName().equals(schema.getFullName())) {
                throw new SerializationException(
                        "schema " + id + " is " + other.getFullName() + ", not " + schema.getFullName());
            }
            // The canonical form has all that decides on bytes, and neither defaults nor texts.
            boolean asHere = SchemaNormalization.toParsingForm(other).equals(SchemaNormalization.toParsingForm(schema));
            return new Written<>(new SpecificDatumReader<>(other, schema, data), asHere);
        } catch (RegistryException e) {
            if (e.transientFailure()) {
                throw e;
            }
            throw new SerializationException("schema " + id + " is not in the registry", e);
        }
    }

    @Override
    public byte[] serialize(String topic, V value) {
        return write(value);
    }

    @Override
    public V deserialize(String topic, byte[] bytes) {
        return read(bytes);
    }

    @Override
    public Serializer<V> serializer() {
        return this;
    }

    @Override
    public Deserializer<V> deserializer() {
        return this;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {}

    @Override
    public void close() {}
}
