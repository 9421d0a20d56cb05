package io.wirewatch.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
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
    private final Map<Integer, SpecificDatumReader<V>> readers = new ConcurrentHashMap<>();
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
     * The record's bytes; null for null.
     *
     * @throws RegistryException if the schema is not registered or the registry does not answer
     */
    public byte[] write(V value) {
        if (value == null) {
            return null;
        }
        if (writerId == 0) {
            writerId = registry.idOf(subject, schema);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream(512)) {
            out.write(MAGIC);
            out.writeBytes(ByteBuffer.allocate(4).putInt(writerId).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            writer.write(value, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new SerializationException("cannot write " + schema.getName(), e);
        }
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
        if (bytes.length < HEADER || bytes[0] != MAGIC) {
            throw new SerializationException("not in the Confluent wire format: " + bytes.length + " bytes that do not"
                    + " begin with a zero byte and a schema id");
        }
        int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
        SpecificDatumReader<V> reader = readers.computeIfAbsent(id, this::reader);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        try {
            V value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException("bytes are left behind a record of schema " + id);
            }
            return value;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new SerializationException("not a record of schema " + id + ": " + e.getMessage(), e);
        }
    }

    private SpecificDatumReader<V> reader(int id) {
        try {
            Schema written = registry.byId(id);
            if (!written.getFullName().equals(schema.getFullName())) {
                throw new SerializationException(
                        "schema " + id + " is " + written.getFullName() + ", not " + schema.getFullName());
            }
            return new SpecificDatumReader<>(written, schema, data);
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
