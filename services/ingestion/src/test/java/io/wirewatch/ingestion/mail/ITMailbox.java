package io.wirewatch.ingestion.mail;

import static io.wirewatch.ingestion.mail.MailFixtures.PASSWORD;
import static io.wirewatch.ingestion.mail.MailFixtures.USER;
import static io.wirewatch.ingestion.mail.MailFixtures.mail;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceLogin;
import io.wirewatch.avro.SourceState;
import io.wirewatch.ingestion.poll.Sources;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Newsletters of a mailbox on their way to the log, with the service and the mailbox made anew in between. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITMailbox {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ID = "newsletters";
    private static final String FOLDER = "Press";

    private final WirewatchCluster cluster;
    private GreenMail server;
    private GreenMailUser user;

    ITMailbox(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() {
        start(0);
    }

    private void start(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(USER, PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aNewsletterIsOnTheLogOnceOverARestartAndAMailboxMadeAnew() throws Exception {
        MailFolder press = folders().createMailbox(user, FOLDER);
        put(press, "a@ministry", "Ports open");
        put(press, "b@ministry", "Ports close");
        SourceLogin login = MailFixtures.logins(cluster.data()).seal(ID, USER, PASSWORD);
        cluster.produce(Topics.SOURCES, ID, source(login, null));
        try (ServiceContext service = service()) {
            service.awaitReady(PATIENCE);
            awaitState(state -> state.getLastNew() == 2);
        }
        assertThat(identities()).containsExactlyInAnyOrder("a@ministry", "b@ministry");
        assertThat(releases()).allSatisfy(release -> {
            assertThat(UTF_8.decode(release.getBody()).toString()).contains("It was said at noon");
            assertThat(release.getSource()).isEqualTo(ID);
        });

        put(press, "c@ministry", "Ports open again");
        cluster.produce(Topics.SOURCES, ID, source(login, "req-1"));
        try (ServiceContext service = service()) {
            service.awaitReady(PATIENCE);
            awaitState(state -> "req-1".equals(state.getAnsweredRequest()));
            assertThat(identities()).containsExactlyInAnyOrder("a@ministry", "b@ministry", "c@ministry");

            MailFolder anew = madeAnew(press);
            for (String id : List.of("a@ministry", "d@ministry", "b@ministry", "c@ministry")) {
                put(anew, id, "Ports");
            }
            cluster.produce(Topics.SOURCES, ID, source(login, "req-2"));
            SourceState state = awaitState(known -> "req-2".equals(known.getAnsweredRequest()));
            assertThat(state.getError()).isNull();
            assertThat(List.of(state.getLastNew(), state.getLastUnchanged())).containsExactly(1, 3);
        }
        assertThat(identities()).containsExactlyInAnyOrder("a@ministry", "b@ministry", "c@ministry", "d@ministry");
        assertThatNoTopicHolds(PASSWORD);
    }

    private ImapHostManager folders() {
        return server.getManagers().getImapHostManager();
    }

    /** The same folder on a server that was set up anew: its UIDs mean other mails. */
    private MailFolder madeAnew(MailFolder before) throws Exception {
        int port = server.getImap().getPort();
        server.stop();
        // This server takes the second in which a folder is made for its UIDVALIDITY.
        await().atMost(PATIENCE).until(() -> Instant.now().getEpochSecond() > before.getUidValidity());
        start(port);
        MailFolder made = folders().createMailbox(user, FOLDER);
        assertThat(made.getUidValidity()).isNotEqualTo(before.getUidValidity());
        return made;
    }

    private static void put(MailFolder folder, String id, String subject) throws Exception {
        String text = mail(id, subject, "Fri, 01 Mar 2024 10:30:00 +0000", "It was said at noon.");
        MimeMessage message =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(UTF_8)));
        folder.appendMessage(message, new Flags(), Date.from(MailFixtures.NOW));
    }

    /** The server has no TLS: the operator names its address. */
    private ServiceContext service() {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        return ServiceContext.start("ingestion", properties);
    }

    private Source source(SourceLogin login, String request) {
        return Source.newBuilder()
                .setId(ID)
                .setName("Newsletters")
                .setKind("imap")
                .setUrl("imap://127.0.0.1:" + server.getImap().getPort() + "/" + FOLDER)
                .setInterval("PT1H")
                .setVersion(1)
                .setCreatedAt(Sources.CREATED)
                .setUpdatedAt(Sources.CREATED)
                .setLogin(login)
                .setFetchRequest(request)
                .build();
    }

    private SourceState awaitState(java.util.function.Predicate<SourceState> condition) {
        return await().atMost(PATIENCE).until(this::state, state -> state != null && condition.test(state));
    }

    private SourceState state() {
        return cluster.readAll(Topics.SOURCE_STATE).stream()
                .map(ReadRecord::value)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private List<RawRelease> releases() {
        return cluster.readAll(Topics.RELEASES_RAW).stream()
                .map(ReadRecord::value)
                .toList();
    }

    private List<String> identities() {
        return releases().stream().map(RawRelease::getIdentity).toList();
    }

    private void assertThatNoTopicHolds(String secret) throws Exception {
        List<String> forms = List.of(
                secret,
                Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)),
                Base64.getEncoder().encodeToString(("\0" + USER + "\0" + secret).getBytes(UTF_8)));
        List<String> values = everything();
        assertThat(values).as("the source itself is among them").anyMatch(value -> value.contains("Newsletters"));
        assertThat(values).noneMatch(value -> forms.stream().anyMatch(value::contains));
    }

    /** The bytes of each record of each topic, a letter each. */
    private List<String> everything() throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", cluster.bootstrapServers(),
                "key.deserializer", ByteArrayDeserializer.class,
                "value.deserializer", ByteArrayDeserializer.class);
        List<String> values = new ArrayList<>();
        try (Admin admin = cluster.admin();
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = admin.listTopics().names().get().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value() != null) {
                        values.add(new String(record.value(), ISO_8859_1));
                    }
                });
            }
        }
        return values;
    }
}
