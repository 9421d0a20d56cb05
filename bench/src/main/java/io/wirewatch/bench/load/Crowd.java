package io.wirewatch.bench.load;

import io.wirewatch.avro.Subscription;
import io.wirewatch.cli.suite.SuiteFile;
import io.wirewatch.core.rules.Expression;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Very many subscriptions that no release fulfils, straight on the log of a suite: each asks for an actor that releases
 * mention, and for one that is in none.
 */
public final class Crowd {
    private Crowd() {}

    /** Writes so many. */
    public static void write(SuiteFile suite, int count) {
        AvroSerde<Subscription> serde =
                new AvroSerde<>(Topics.SUBSCRIPTIONS, new HttpSchemaRegistry(URI.create(suite.registry())));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", suite.broker(), "acks", "all", "linger.ms", 20, "compression.type", "lz4");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                String id = "crowd-" + i;
                producer.send(new ProducerRecord<>(Topics.SUBSCRIPTIONS.name(), id, serde.write(subscription(id, i))));
            }
        }
    }

    private static Subscription subscription(String id, int number) {
        String common = number % 2 == 0 ? "nato" : "russia";
        String rare = "nobody-" + number;
        String expression = "actor:" + common + " AND actor:" + rare;
        Rule rule = new Rule.All(List.of(new Rule.Term(common, common), new Rule.Term(rare, rare)));
        return Subscription.newBuilder()
                .setId(id)
                .setName(id)
                .setExpression(expression)
                .setCanonical(expression)
                .setCompiled(ByteBuffer.wrap(ExpressionCodec.encode(Expression.single(rule))))
                .setVersion(1)
                .setCreatedAt(Instant.now())
                .setUpdatedAt(Instant.now())
                .build();
    }
}
