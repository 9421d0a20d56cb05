package io.wirewatch.runtime.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.MentionSentence;
import io.wirewatch.avro.NamedEntity;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Compatibility;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** What is read by hand is what the mappers make of the record, and candidates are the same to the byte. */
class ReceivedMentionsTest {
    private static final Instant ARRIVAL = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final int HEADER = 5;

    private final Registry registry = new Registry();
    private final AvroSerde<ReleaseMentions> mentions = new AvroSerde<>(Topics.RELEASES_MENTIONS, registry);
    private final AvroSerde<MatchCandidates> matches = new AvroSerde<>(Topics.MATCHES, registry);

    @Test
    void aReleaseIsReadAsByTheMapperAndHandedOnAsItCame() {
        for (ReleaseMentions release : releases()) {
            agrees(release, mentions.write(release));
        }
    }

    @Test
    void whatAnotherVersionWroteIsReadAndHandedOnAsThisOneWritesIt() throws IOException {
        Schema own = Topics.RELEASES_MENTIONS.schema();
        Schema newer =
                schema("{\"name\":\"tenant\"", "{\"name\":\"novelty\",\"type\":\"string\",\"default\":\"new\"},");
        Schema older = new Schema.Parser()
                .parse(own.toString().replaceFirst(",\\{\"name\":\"catalogueVersion\".*?\"default\":0}", ""));
        assertThat(older.getFields()).hasSize(own.getFields().size() - 1);
        for (Schema other : List.of(newer, older)) {
            for (ReleaseMentions release : releases()) {
                byte[] bytes = rewritten(mentions.write(release), own, other);
                agrees(mentions.read(bytes), bytes);
            }
        }
    }

    private static Schema schema(String before, String insert) {
        return new Schema.Parser()
                .parse(Topics.RELEASES_MENTIONS.schema().toString().replace(before, insert + before));
    }

    @Test
    void everyTruncationIsRefused() {
        for (ReleaseMentions release : releases()) {
            byte[] bytes = mentions.write(release);
            for (int length = 0; length < bytes.length; length++) {
                byte[] truncated = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> mentions.read(truncated, ReceivedMentions::read))
                        .isInstanceOf(SerializationException.class);
            }
        }
    }

    @Test
    void theLastByteTellsOfMostThatNobodyReadThemAgain() {
        for (ReleaseMentions release : releases()) {
            assertThat(ReceivedMentions.mayBeReprocessed(mentions.write(release)))
                    .isEqualTo(release.getReprocessing() != null);
        }
    }

    @Test
    void noReleaseIsNone() {
        assertThat((Object) mentions.read(null, ReceivedMentions::read)).isNull();
    }

    private void agrees(ReleaseMentions release, byte[] bytes) {
        ReceivedMentions received = mentions.read(bytes, ReceivedMentions::read);

        assertThat(received.release().head())
                .isEqualTo(release.getHead() == null ? null : HeadMapper.toCore(release.getHead()));
        assertThat(received.isAgain())
                .isEqualTo(ReceivedMentions.isAgain(release))
                .isEqualTo(release.getReprocessing() != null
                        && release.getReprocessing().getStage().equals("extraction"));
        assertThat(received.reprocessing())
                .isEqualTo(
                        release.getReprocessing() == null ? null : CandidatesOrigin.reprocess("rpl_9", true, ARRIVAL));
        if (release.getHead() != null) {
            TaggedRelease mapped = MentionsMapper.toCore(release);
            assertThat(received.release())
                    .isEqualTo(
                            new TaggedRelease(mapped.head(), mapped.mentions(), List.of(), mapped.catalogueVersion()));
        }
        for (List<String> ids : List.of(List.<String>of(), List.of("sub_1", "sub_ü", "watch"))) {
            for (boolean windowed : new boolean[] {false, true}) {
                List<byte[]> utf8 = ids.stream()
                        .map(id -> id.getBytes(StandardCharsets.UTF_8))
                        .toList();
                ReceivedCandidates candidates =
                        new ReceivedCandidates(received, utf8, windowed, CandidatesOrigin.live(ARRIVAL));
                assertThat(matches.write(candidates.size(), candidates::write))
                        .isEqualTo(matches.write(expected(release, ids, windowed)));
            }
        }
        for (String id : List.of("sub_1", "sub_ü")) {
            List<byte[]> utf8 = List.of(id.getBytes(StandardCharsets.UTF_8));
            same(
                    new ReceivedCandidates(received, utf8, false, CandidatesOrigin.backfill("rpl_1", true, ARRIVAL)),
                    MatchesMapper.backfill(release, id, "rpl_1", true, ARRIVAL));
            same(
                    new ReceivedCandidates(received, utf8, true, CandidatesOrigin.history("rpl_1", ARRIVAL)),
                    MatchesMapper.history(release, id, "rpl_1", ARRIVAL));
        }
    }

    private void same(ReceivedCandidates candidates, MatchCandidates expected) {
        assertThat(matches.write(candidates.size(), candidates::write)).isEqualTo(matches.write(expected));
    }

    private static MatchCandidates expected(ReleaseMentions release, List<String> ids, boolean windowed) {
        return MatchCandidates.newBuilder()
                .setTenant(release.getTenant())
                .setHead(release.getHead())
                .setMentions(release.getMentions())
                .setSentences(release.getSentences())
                .setSubscriptions(ids)
                .setWindowed(windowed)
                .setOrigin("live")
                .setDeliver(true)
                .setRaisedAt(ARRIVAL)
                .build();
    }

    /** Full, bare, without a head, long, and read again. */
    private static List<ReleaseMentions> releases() {
        ReleaseHead head = ReleaseHead.newBuilder()
                .setId("rel_1")
                .setVersion(3)
                .setStatus("withdrawn")
                .setHistorical(true)
                .setTitle("Überblick 日本 😀")
                .setUrl("https://www.example.org/1")
                .setSource("state.gov")
                .setPublishedAt(Instant.parse("2026-02-28T00:00:00Z"))
                .setPublishedPrecision("day")
                .setReceivedAt(ARRIVAL)
                .setLanguage("en")
                .setStory("sty_1")
                .setCarrier("rel_0")
                .setParts(List.of("rel_2", "rel_3"))
                .build();
        Mention named = new Mention("nato", "organisation", "NATO", "weak", "headline", -1, -1, 0, 4, 0, 0);
        Mention unlisted = new Mention(null, "person", "Jens Müller", "strong", "body", 300, 7, 70_000, 70_011, 9, 10);
        MentionSentence sentence = new MentionSentence("lead", 0, 2, 128, "NATO met Jens Müller. 😀");
        ReleaseMentions.Builder full = ReleaseMentions.newBuilder()
                .setTenant("other")
                .setHead(head)
                .setMentions(List.of(named, unlisted))
                .setSentences(List.of(sentence, sentence))
                .setCatalogueVersion(1L << 40)
                .setEntities(List.of(
                        new NamedEntity("Jens Müller", "person", "Botschafter", List.of(1)),
                        new NamedEntity("日本", "place", null, List.of())));
        List<Mention> many = IntStream.range(0, 500)
                .mapToObj(i -> new Mention("actor-" + i, "place", "x", "strong", "later", i, i, i, i, i, i))
                .toList();
        return List.of(
                full.build(),
                ReleaseMentions.newBuilder()
                        .setHead(ReleaseHead.newBuilder().build())
                        .build(),
                ReleaseMentions.newBuilder().build(),
                ReleaseMentions.newBuilder(full).setMentions(many).build(),
                ReleaseMentions.newBuilder(full)
                        .setReprocessing(new Reprocessing("rpl_9", true, "extraction", -1L, ARRIVAL))
                        .build(),
                ReleaseMentions.newBuilder(full)
                        .setReprocessing(new Reprocessing("rpl_9", true, "cleaning", 0L, ARRIVAL))
                        .build());
    }

    private byte[] rewritten(byte[] bytes, Schema own, Schema other) throws IOException {
        GenericRecord record = new GenericDatumReader<GenericRecord>(own, other)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, (byte) registry.register("x", other)});
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(other).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    /** Knows every schema that it is asked about. */
    private static final class Registry implements SchemaRegistry {
        private final List<Schema> schemas = new ArrayList<>();

        @Override
        public int register(String subject, Schema schema) {
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            return schemas.indexOf(schema) + 1;
        }

        @Override
        public int idOf(String subject, Schema schema) {
            return register(subject, schema);
        }

        @Override
        public Schema byId(int id) {
            return schemas.get(id - 1);
        }

        @Override
        public void setCompatibility(String subject, Compatibility compatibility) {}
    }
}
