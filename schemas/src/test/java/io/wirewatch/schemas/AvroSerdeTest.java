package io.wirewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.Replay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final AvroSerde<Actor> actors = new AvroSerde<>(Topics.ACTORS, registry);
    private final Actor nato = Actor.newBuilder().setId("nato").setName("NATO").build();

    @Test
    void writesTheConfluentWireFormat() {
        int id = registry.register(Topics.ACTORS.subject(), Topics.ACTORS.schema());

        byte[] bytes = actors.write(nato);

        assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 0, 0, 0, id);
        assertThat(actors.read(bytes)).isEqualTo(nato);
    }

    @Test
    void neverRegistersASchemaItself() {
        assertThatThrownBy(() -> actors.write(nato)).isInstanceOf(RegistryException.class);
    }

    @Test
    void readsARecordOfANewerVersionThatHasAFieldMore() throws IOException {
        Schema newer = newer();
        GenericRecord record = new GenericData.Record(newer);
        newer.getFields()
                .forEach(field -> record.put(field.name(), GenericData.get().getDefaultValue(field)));
        record.put("id", "nato");
        record.put("novelty", "something");

        Actor read = actors.read(wire(registry.register("x", newer), newer, record));

        assertThat(read.getId()).isEqualTo("nato");
    }

    @Test
    void readsFieldByFieldWhatThisAndANewerVersionWrote() throws IOException {
        int own = registry.register(Topics.ACTORS.subject(), Topics.ACTORS.schema());
        Schema newer = newer();
        GenericRecord record = new GenericData.Record(newer);
        newer.getFields()
                .forEach(field -> record.put(field.name(), GenericData.get().getDefaultValue(field)));
        record.put("id", "nato");

        for (byte[] bytes : List.of(
                actors.write(Actor.newBuilder().setId("nato").build()),
                wire(registry.register("x", newer), newer, record))) {
            String id = actors.read(bytes, (in, _, _) -> {
                String tenant = in.readString();
                String read = tenant + "/" + in.readString();
                in.skipFixed(in.inputStream().available());
                return read;
            });
            assertThat(id).isEqualTo("main/nato");
        }
        assertThatThrownBy(() -> actors.read(actors.write(nato), (in, _, _) -> in.readString()))
                .isInstanceOf(SerializationException.class)
                .hasMessage("bytes are left behind a record of schema " + own);
    }

    @Test
    void refusesARecordOfAnotherType() {
        registry.register(Topics.REPLAYS.subject(), Topics.REPLAYS.schema());
        byte[] replay = new AvroSerde<>(Topics.REPLAYS, registry)
                .write(Replay.newBuilder().setId("rpl_1").build());

        assertThatThrownBy(() -> actors.read(replay))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Replay");
    }

    @Test
    void refusesEveryTruncationAndLeftoverBytes() {
        registry.register(Topics.ACTORS.subject(), Topics.ACTORS.schema());
        byte[] bytes = actors.write(nato);

        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> actors.read(truncated)).isInstanceOf(SerializationException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> actors.read(longer)).isInstanceOf(SerializationException.class);
    }

    @Test
    void refusesASchemaIdNobodyKnows() {
        assertThatThrownBy(() -> actors.read(new byte[] {0, 0, 0, 0, 77, 1}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("77");
    }

    /** The schema with a field more before all others. */
    private static Schema newer() {
        return new Schema.Parser()
                .parse(Topics.ACTORS
                        .schema()
                        .toString()
                        .replaceFirst(
                                "\\{\"name\":\"tenant\"",
                                "{\"name\":\"novelty\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"tenant\""));
    }

    private static byte[] wire(int id, Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, (byte) id});
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
