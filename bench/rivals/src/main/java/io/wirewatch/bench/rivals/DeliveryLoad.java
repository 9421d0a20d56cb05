package io.wirewatch.bench.rivals;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryAttempt;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.SubscriptionRef;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.json.AlertJson;
import io.wirewatch.runtime.security.SecretBox;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.utils.Utils;

/** Writes endpoints, commands and deliveries to the log of a cluster, as gateway and planner would. */
final class DeliveryLoad implements AutoCloseable {
    private final SecretBox box;
    private final KafkaProducer<String, byte[]> producer;
    private final AvroSerde<Endpoint> endpoints;
    private final AvroSerde<DeliveryCommand> commands;
    private final AvroSerde<Delivery> deliveries;

    /**
     * @param key the installation's key, 32 bytes in base 64
     */
    DeliveryLoad(BenchCluster cluster, String key) {
        this.box = new SecretBox(null, key);
        this.producer = cluster.producer();
        this.endpoints = new AvroSerde<>(Topics.ENDPOINTS, cluster.registry());
        this.commands = new AvroSerde<>(Topics.DELIVERY_COMMANDS, cluster.registry());
        this.deliveries = new AvroSerde<>(Topics.DELIVERIES, cluster.registry());
    }

    /** Makes an endpoint; what goes to it may be sent from now on. */
    void endpoint(String id, String url, double ratePerSecond) throws Exception {
        Endpoint endpoint = Endpoint.newBuilder()
                .setId(id)
                .setName(id)
                .setUrl(url)
                .setSecret(
                        ByteBuffer.wrap(box.seal(id, WebhookSigner.newSecret().getBytes(StandardCharsets.UTF_8))))
                .setRatePerSecond(ratePerSecond)
                .setVersion(1)
                .setCreatedAt(Instant.now())
                .setUpdatedAt(Instant.now())
                .build();
        send(Topics.ENDPOINTS, null, id, endpoints.write(endpoint)).get();
    }

    /** Wishes for the delivery of an alert's first revision. */
    Future<RecordMetadata> command(String endpoint, String alert) {
        DeliveryCommand command = DeliveryCommand.newBuilder()
                .setEndpoint(endpoint)
                .setDelivery(Ids.delivery(endpoint, alert, 1))
                .setAlert(alert(alert))
                .setRequestedAt(Instant.now())
                .build();
        return send(Topics.DELIVERY_COMMANDS, null, endpoint, commands.write(command));
    }

    /** A delivery that is over, on the log where it belongs. */
    Future<RecordMetadata> delivered(String endpoint, String alert) {
        Instant now = Instant.now();
        Delivery delivery = Delivery.newBuilder()
                .setId(Ids.delivery(endpoint, alert, 1))
                .setEndpoint(endpoint)
                .setAlert(alert)
                .setRevision(1)
                .setMessageId(Ids.message(endpoint, alert, 1))
                .setBody(body(alert))
                .setState("delivered")
                .setAttempts(List.of(DeliveryAttempt.newBuilder()
                        .setAt(now)
                        .setStatus(204)
                        .setLatencyMillis(3)
                        .build()))
                .setRoundAttempts(1)
                .setCreatedAt(now)
                .setUpdatedAt(now)
                .build();
        int partition = Utils.toPositive(Utils.murmur2(endpoint.getBytes(StandardCharsets.UTF_8)))
                % Topics.DELIVERIES.partitions();
        return send(Topics.DELIVERIES, partition, delivery.getId(), deliveries.write(delivery));
    }

    /** What is posted of an alert. */
    static String body(String alert) {
        return AlertJson.message(AlertJson.RAISED, alert(alert)).toString();
    }

    private static Alert alert(String id) {
        Instant now = Instant.now();
        List<Evidence> evidence = new ArrayList<>();
        for (String actor : List.of("NATO", "Russia", "liaison office")) {
            evidence.add(Evidence.newBuilder()
                    .setRelease("rel_" + id)
                    .setTerm(actor)
                    .setActor(actor)
                    .setAlias(actor)
                    .setZone("lead")
                    .setParagraph(0)
                    .setSentence(1)
                    .setStart(120)
                    .setEnd(132)
                    .setQuote("The two sides agreed that a liaison office of Russia opens at the NATO command in Mons.")
                    .build());
        }
        return Alert.newBuilder()
                .setId(id)
                .setSubscription(SubscriptionRef.newBuilder()
                        .setId("sub_bench")
                        .setName("Pact watch")
                        .setVersion(1)
                        .setExpression("SENTENCE(NATO AND Russia AND \"liaison office\")")
                        .build())
                .setStory("sty_" + id)
                .setReleases(List.of(ReleaseRef.newBuilder()
                        .setId("rel_" + id)
                        .setTitle("Liaison offices agreed for Mons and Norfolk")
                        .setUrl("https://news.example.org/releases/" + id)
                        .setSource("bench")
                        .setPublishedAt(now)
                        .setReceivedAt(now)
                        .build()))
                .setEvidence(evidence)
                .setRaisedAt(now)
                .setUpdatedAt(now)
                .build();
    }

    private <V extends SpecificRecord> Future<RecordMetadata> send(
            Topic<V> topic, Integer partition, String key, byte[] value) {
        return producer.send(new ProducerRecord<>(topic.name(), partition, key, value));
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
