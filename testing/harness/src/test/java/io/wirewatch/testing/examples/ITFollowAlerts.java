package io.wirewatch.testing.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.SubscriptionRef;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import io.wirewatch.testing.suite.JavaProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** examples/FollowAlerts.java, as it stands there, reads the log of a cluster. */
@ExtendWith(WirewatchCluster.Extension.class)
@Timeout(300)
class ITFollowAlerts {
    private static final String PROGRAM = Path.of("..", "..", "examples", "FollowAlerts.java")
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00.123Z");

    @TempDir
    Path data;

    private final WirewatchCluster kafka;

    ITFollowAlerts(WirewatchCluster cluster) {
        this.kafka = cluster;
    }

    private static Alert.Builder alert(String subscription, String id, int revision, String change) {
        return Alert.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setStatus(change.equals("withdrawn") ? change : revision == 1 ? "raised" : "updated")
                .setChange(change)
                .setSubscription(
                        SubscriptionRef.newBuilder().setId(subscription).build())
                .setStory("sty_0000000000000000000001")
                .setReleases(List.of(ReleaseRef.newBuilder()
                        .setId("rel_0000000000000000000001")
                        .setTitle("Größe")
                        .setPublishedAt(AT)
                        .setReceivedAt(AT)
                        .build()))
                .setRaisedAt(AT)
                .setUpdatedAt(AT);
    }

    private void raise(Alert.Builder alert) {
        kafka.produce(Topics.ALERTS, alert.getSubscription().getId(), alert.build());
    }

    private JavaProcess start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap",
                kafka.bootstrapServers(),
                "--registry",
                kafka.registryUrl().toString()));
        arguments.addAll(List.of(more));
        return JavaProcess.start(data.resolve("errors.txt"), List.of("-Dstdout.encoding=UTF-8"), PROGRAM, arguments);
    }

    private static List<String> lines(JavaProcess program, int count) {
        try {
            Awaitility.await(count + " lines")
                    .atMost(PATIENCE)
                    .until(() -> program.lines().size() >= count);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("it said " + program.lines() + " and " + program.errors(), e);
        }
        return program.lines();
    }

    @Test
    void itTellsWhatAWebhookOfTheseSubscriptionsWouldBeSentOnce() {
        raise(alert("one", "alr_a", 1, "raised"));
        raise(alert("other", "alr_other", 1, "raised"));
        raise(alert("one", "alr_a", 1, "raised"));
        raise(alert("one", "alr_a", 2, "copy"));
        raise(alert("one", "alr_late", 1, "raised").setOrigin("late"));
        raise(alert("one", "alr_quiet", 1, "raised").setSuppressed("cooldown"));
        raise(alert("one", "alr_a", 3, "evidence"));
        raise(alert("one", "alr_a", 4, "withdrawn").setReason("killed"));
        try (JavaProcess program = start("--group", "once", "--subscription", "one", "--count", "3")) {
            assertThat(lines(program, 3))
                    .containsExactly(
                            "raised alr_a revision 1 of one: Größe",
                            "updated alr_a revision 3 of one: Größe",
                            "withdrawn alr_a revision 4 of one: Größe");
        }
    }

    @Test
    void anotherOfItsGroupGoesOnWhereItStopped() {
        for (int i = 1; i <= 3; i++) {
            raise(alert("resumed", "alr_r" + i, 1, "raised"));
        }
        String[] arguments = {"--group", "resumed", "--subscription", "resumed", "--count", "2"};
        try (JavaProcess first = start(arguments)) {
            assertThat(lines(first, 2))
                    .containsExactly(
                            "raised alr_r1 revision 1 of resumed: Größe", "raised alr_r2 revision 1 of resumed: Größe");
            assertThat(first.awaitExit(PATIENCE)).isZero();
        }
        raise(alert("resumed", "alr_r4", 1, "raised"));
        try (JavaProcess second = start(arguments)) {
            assertThat(lines(second, 2))
                    .containsExactly(
                            "raised alr_r3 revision 1 of resumed: Größe", "raised alr_r4 revision 1 of resumed: Größe");
        }
    }

    @Test
    void whatIsNoAlertIsPassedOverWithItsPlaceAndWhatALaterVersionWroteIsRead() throws IOException {
        kafka.produceBytes(Topics.ALERTS, "grown", "no alert".getBytes(StandardCharsets.UTF_8));
        kafka.produceBytes(Topics.ALERTS, "grown", new byte[] {0, 0x7f, 0, 0, 1, 5});
        kafka.produceBytes(
                Topics.ALERTS,
                "grown",
                ofALaterVersion(alert("grown", "alr_g1", 1, "raised").build()));
        raise(alert("grown", "alr_g2", 1, "raised"));
        try (JavaProcess program = start("--group", "grown", "--subscription", "grown", "--count", "2")) {
            assertThat(lines(program, 2))
                    .containsExactly(
                            "raised alr_g1 revision 1 of grown: Größe", "raised alr_g2 revision 1 of grown: Größe");
            assertThat(program.errors())
                    .containsPattern("passed over wirewatch\\.alerts-\\d+@\\d+: it does not begin with a zero byte")
                    .containsPattern("passed over wirewatch\\.alerts-\\d+@\\d+: the registry has no schema");
        }
    }

    /** A first field that nobody knows here yet, so that whoever reads by a schema of their own reads nonsense. */
    private byte[] ofALaterVersion(Alert alert) throws IOException {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("mood", Schema.create(Schema.Type.STRING), "Of tomorrow.", ""));
        Alert.getClassSchema().getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Schema later = Schema.createRecord("Alert", null, Alert.getClassSchema().getNamespace(), false, fields);
        int id = kafka.registry().register(Topics.ALERTS.subject(), later);
        GenericRecord known = generic(alert);
        GenericRecordBuilder record = new GenericRecordBuilder(later).set("mood", "bright");
        known.getSchema().getFields().forEach(field -> record.set(field.name(), known.get(field.name())));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(later).write(record.build(), encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static GenericRecord generic(Alert alert) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new org.apache.avro.specific.SpecificDatumWriter<>(Alert.class).write(alert, encoder);
        encoder.flush();
        return new org.apache.avro.generic.GenericDatumReader<GenericRecord>(alert.getSchema())
                .read(null, org.apache.avro.io.DecoderFactory.get().binaryDecoder(out.toByteArray(), null));
    }
}
