package io.wirewatch.gateway.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.gateway.Samples;
import io.wirewatch.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class AvroJsonTest {
    private static ByteBuffer bytes(SpecificRecord value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
        encoder.flush();
        return ByteBuffer.wrap(out.toByteArray());
    }

    private static AvroJson.Read read(SpecificRecord value) throws IOException {
        return AvroJson.of(value.getSchema(), bytes(value));
    }

    private static ByteBuffer encoded(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int one : bytes) {
            buffer.put((byte) one);
        }
        return buffer.flip();
    }

    @Test
    void aRecordIsReadWithListsNullsAndTimes() throws IOException {
        ReleaseHead head = Samples.head("rel_1").build();
        AvroJson.Read clean = read(Samples.clean(head));
        assertThat(clean.cut()).isFalse();
        JsonNode json = clean.json();
        assertThat(json.at("/head/id").asText()).isEqualTo("rel_1");
        assertThat(json.at("/head/receivedAt").asText()).isEqualTo("2026-11-24T10:00:00.123Z");
        assertThat(json.at("/head/carrier").isNull()).isTrue();
        assertThat(json.path("paragraphs")).hasSize(2);
        assertThat(json.at("/paragraphs/1/zone").asText()).isEqualTo("contact");
        assertThat(read(Samples.mentions(head)).json().at("/mentions/0/alias").asText())
                .isEqualTo("NATO");
    }

    @Test
    void bytesAreShownAsTextWhereTheyAreTextElseInBase64() throws IOException {
        RawRelease.Builder release = RawRelease.newBuilder().setReceivedAt(Instant.EPOCH);
        release.setBody(ByteBuffer.wrap("Über Brücken".getBytes(StandardCharsets.UTF_8)));
        assertThat(read(release.build()).json().path("body").asText()).isEqualTo("Über Brücken");
        release.setBody(ByteBuffer.wrap(new byte[] {(byte) 0xff, 0}));
        assertThat(read(release.build()).json().path("body").asText()).isEqualTo("base64:/wA=");
    }

    @Test
    void longTextsAreCutAndSayByHowMuch() throws IOException {
        RawRelease release = RawRelease.newBuilder()
                .setTitle("t".repeat(AvroJson.LONGEST_TEXT + 7))
                .setReceivedAt(Instant.EPOCH)
                .setUrl("https://example.org/")
                .build();
        AvroJson.Read read = read(release);
        assertThat(read.cut()).isTrue();
        assertThat(read.json().path("title").asText()).endsWith("… (7 characters more)");
        assertThat(read.json().path("url").asText()).isEqualTo("https://example.org/");
    }

    @Test
    void anArrayThatClaimsMoreThanThereIsEndsAtOnceAndOneOfNothingAtTheBound() {
        Schema longs = SchemaBuilder.array().items().longType();
        assertThatThrownBy(() -> AvroJson.of(longs, encoded(0xfe, 0xff, 0xff, 0xff, 0x0f, 2)))
                .isInstanceOf(AvroJson.NotAvroException.class)
                .hasMessageContaining("cut short");
        Schema nothings = SchemaBuilder.array().items().nullType();
        AvroJson.Read read = AvroJson.of(nothings, encoded(0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f));
        assertThat(read.cut()).isTrue();
        assertThat(read.json().size()).isLessThanOrEqualTo(AvroJson.MOST_VALUES);
    }

    @Test
    void lengthsThatCannotBeAreRefused() {
        Schema text = SchemaBuilder.builder().stringType();
        assertThatThrownBy(() -> AvroJson.of(text, encoded(0xfe, 0xff, 0xff, 0xff, 0x0f)))
                .hasMessageContaining("where 0 are left");
        assertThatThrownBy(() -> AvroJson.of(text, encoded(1))).hasMessageContaining("-1 bytes");
        assertThatThrownBy(() -> AvroJson.of(text, encoded(2, 'a', 'b'))).hasMessageContaining("left behind");
        assertThatThrownBy(() -> AvroJson.of(
                        SchemaBuilder.unionOf().nullType().and().intType().endUnion(), encoded(8)))
                .hasMessageContaining("branch 4 of 2");
        assertThatThrownBy(() -> AvroJson.of(SchemaBuilder.fixed("hash").size(16), encoded(1, 2)))
                .hasMessageContaining("cut short");
    }

    @Test
    void aSchemaThatHoldsItselfIsFollowedToABound() {
        Schema chain = new Schema.Parser().parse("""
                {"type": "record", "name": "Chain", "fields": [{"name": "next", "type": ["null", "Chain"]}]}""");
        ByteBuffer deep = ByteBuffer.allocate(100_000);
        while (deep.hasRemaining()) {
            deep.put((byte) 2);
        }
        assertThat(AvroJson.of(chain, deep.flip()).cut()).isTrue();
    }

    @Test
    void whateverTheBytesAreTheyAreReadOrRefusedQuickly() {
        Random random = new Random(25);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            readOrRefuse(Topics.ALL.get(round % Topics.ALL.size()).schema(), bytes);
        }
    }

    @Test
    void aRecordWithBytesThatWereChangedIsReadOrRefused() throws IOException {
        Random random = new Random(26);
        SpecificRecord record = Samples.mentions(Samples.head("rel_1").build());
        byte[] good = bytes(record).array();
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = Arrays.copyOf(good, good.length - random.nextInt(3));
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            readOrRefuse(record.getSchema(), bytes);
        }
    }

    private static void readOrRefuse(Schema schema, byte[] bytes) {
        try {
            assertThat(AvroJson.of(schema, ByteBuffer.wrap(bytes)).json()).isNotNull();
        } catch (AvroJson.NotAvroException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
