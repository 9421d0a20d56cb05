import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Alerts straight from the log, for programs that would rather read Kafka than be called: prints those of some
 * subscriptions, or of all, goes on where its group stopped, and tells each revision once. It knows none of
 * Wirewatch's classes, only Kafka, Avro and the registry's address:
 *
 * <pre>java -cp 'cli/target/lib/*' examples/FollowAlerts.java --bootstrap HOST:PORT --registry URL
 *     [--subscription ID,…] [--group NAME] [--count N]</pre>
 */
public final class FollowAlerts {
    private static final String TOPIC = "wirewatch.alerts";
    private static final int HEADER = 5;
    private static final int REMEMBERED = 100_000;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Registry registry;
    private final Set<String> subscriptions;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    private final Map<String, Integer> revisions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long left;

    private FollowAlerts(Registry registry, Set<String> subscriptions, long count) {
        this.registry = registry;
        this.subscriptions = subscriptions;
        this.left = count;
    }

    /** A record that is none of this topic; the next one is taken. */
    private static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** The schemas that records were written with, by the ids that stand in them. */
    private static final class Registry {
        private final URI base;
        private final HttpClient http = HttpClient.newHttpClient();
        private final Map<Integer, Schema> schemas = new HashMap<>();

        Registry(URI base) {
            this.base = base;
        }

        Schema schema(int id) throws IOException, InterruptedException, UnreadableException {
            Schema known = schemas.get(id);
            if (known != null) {
                return known;
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/schemas/ids/" + id))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new UnreadableException("the registry has no schema " + id, null);
            }
            if (answer.statusCode() != 200) {
                throw new IOException("the registry answered " + answer.statusCode());
            }
            String text = new ObjectMapper().readTree(answer.body()).path("schema").asText();
            Schema schema = new Schema.Parser().parse(text);
            schemas.put(id, schema);
            return schema;
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> options = options(args);
        Set<String> subscriptions = new TreeSet<>();
        if (options.containsKey("--subscription")) {
            subscriptions.addAll(List.of(options.get("--subscription").split(",")));
        }
        long count = Long.parseLong(options.getOrDefault("--count", Long.toString(Long.MAX_VALUE)));
        FollowAlerts follower = new FollowAlerts(new Registry(URI.create(options.get("--registry"))), subscriptions, count);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings(options))) {
            endInOrder(consumer);
            consumer.subscribe(List.of(TOPIC));
            follower.follow(consumer);
        } catch (WakeupException e) {
            // Told to end.
        }
    }

    private static Map<String, String> options(String... args) {
        Set<String> known = Set.of("--bootstrap", "--registry", "--subscription", "--group", "--count");
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length && known.contains(args[i]); i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (options.size() * 2 != args.length || !options.keySet().containsAll(Set.of("--bootstrap", "--registry"))) {
            System.err.println("Usage: FollowAlerts.java --bootstrap HOST:PORT --registry URL [--subscription ID,…]"
                    + " [--group NAME] [--count N]");
            System.exit(2);
        }
        return options;
    }

    private static Properties settings(Map<String, String> options) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", options.get("--bootstrap"));
        settings.put("group.id", options.getOrDefault("--group", "follow-alerts"));
        settings.put("key.deserializer", StringDeserializer.class.getName());
        settings.put("value.deserializer", ByteArrayDeserializer.class.getName());
        // A group that is new begins with the oldest alert there is; one that was here goes on where it stopped.
        settings.put("auto.offset.reset", "earliest");
        // The place is kept behind the work, not beside it: what is not done yet comes again.
        settings.put("enable.auto.commit", "false");
        settings.put("allow.auto.create.topics", "false");
        return settings;
    }

    /** Ctrl-C: the consumer leaves its group, and another one takes over at once. */
    private static void endInOrder(KafkaConsumer<?, ?> consumer) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup();
            try {
                main.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) throws IOException, InterruptedException {
        while (left > 0) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (left > 0) {
                    take(record);
                    done.put(
                            new TopicPartition(record.topic(), record.partition()),
                            new OffsetAndMetadata(record.offset() + 1));
                }
            }
            commit(consumer);
        }
    }

    private void commit(KafkaConsumer<String, byte[]> consumer) {
        try {
            consumer.commitSync(done);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            System.err.println("another member has taken over a partition meanwhile; it may tell some again");
        }
        done.clear();
    }

    /** The key is the subscription, so most records need not be decoded to be passed over. */
    private void take(ConsumerRecord<String, byte[]> record) throws IOException, InterruptedException {
        if (record.value() == null || !(subscriptions.isEmpty() || subscriptions.contains(record.key()))) {
            return;
        }
        try {
            GenericRecord alert = decode(record.value());
            if (isSent(alert) && isNew(alert)) {
                tell(alert);
                left--;
            }
        } catch (UnreadableException e) {
            System.err.printf(
                    "passed over %s-%d@%d: %s%n", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /** A zero byte, the schema's id in four bytes, Avro binary. */
    private GenericRecord decode(byte[] bytes) throws IOException, InterruptedException, UnreadableException {
        if (bytes.length < HEADER || bytes[0] != 0) {
            throw new UnreadableException("it does not begin with a zero byte and a schema id", null);
        }
        Schema written = registry.schema(ByteBuffer.wrap(bytes, 1, 4).getInt());
        var decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        try {
            return new GenericDatumReader<GenericRecord>(written).read(null, decoder);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new UnreadableException("it is not of the schema that it names", e);
        }
    }

    /** What a webhook is sent by default. The log has more: further copies of a story, alerts of the past, suppressed ones. */
    private static boolean isSent(GenericRecord alert) {
        return "live".equals(text(alert, "origin"))
                && !"copy".equals(text(alert, "change"))
                && text(alert, "suppressed") == null;
    }

    /** After a crash of Wirewatch a revision may be on the log again, the same in every part. */
    private boolean isNew(GenericRecord alert) {
        int revision = (Integer) alert.get("revision");
        String id = text(alert, "id");
        if (revision <= revisions.getOrDefault(id, 0)) {
            return false;
        }
        revisions.put(id, revision);
        return true;
    }

    private static void tell(GenericRecord alert) {
        GenericRecord subscription = (GenericRecord) alert.get("subscription");
        List<?> releases = (List<?>) alert.get("releases");
        String title = releases.isEmpty() ? text(alert, "story") : text((GenericRecord) releases.get(0), "title");
        System.out.printf(
                "%s %s revision %s of %s: %s%n",
                text(alert, "status"), text(alert, "id"), alert.get("revision"), text(subscription, "id"), title);
        System.out.flush();
    }

    /** Null also where the version that wrote the record had no such field yet. */
    private static String text(GenericRecord record, String field) {
        Object value = record.hasField(field) ? record.get(field) : null;
        return value == null ? null : value.toString();
    }
}
