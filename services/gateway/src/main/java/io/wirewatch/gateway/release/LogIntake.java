package io.wirewatch.gateway.release;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Selectors;
import io.wirewatch.avro.Source;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.schemas.RegistryException;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Takes lines of releases to the log without a gateway: the checks, names and records are those of {@code POST /releases}.
 * For imports by who reaches the broker; no gateway counts them. Safe for many threads.
 */
public final class LogIntake implements AutoCloseable {
    private static final int LARGEST_BATCH = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RecordProducer producer;
    private final TopicTable<Source> sources;
    private final RawReleases releases;

    /**
     * Reads the sources, whose selectors go with their pages; those that change later are not noticed.
     *
     * @throws io.wirewatch.runtime.kafka.BarrierTimeoutException if the broker does not give them in 10 s
     */
    public LogIntake(KafkaClients clients, DeadLetters deadLetters, Clock clock, String tenant) {
        this.sources = new TopicTable<>(clients, deadLetters, Topics.SOURCES, "import");
        this.sources.catchUp();
        int patience = Math.toIntExact(PATIENCE.toMillis());
        this.producer = clients.producer(
                "import",
                Map.of(
                        ProducerConfig.BATCH_SIZE_CONFIG, LARGEST_BATCH,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, patience,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience));
        this.releases =
                new RawReleases(tenant, () -> Instant.ofEpochMilli(clock.millis()), source -> selectors(source));
    }

    /**
     * What became of a line.
     *
     * @param id of the release that is on the log; null where it was refused
     * @param status of a refusal, as of HTTP
     * @param detail why it was refused, or null
     */
    public record Answer(String id, int status, String detail) {}

    private Selectors selectors(String source) {
        Source known = sources.get(source);
        return known == null ? null : known.getSelectors();
    }

    /**
     * Takes releases, each a line of JSON; waits until they are on the log.
     *
     * @return for each line, in order, what became of it
     * @throws ProblemException 503 where the log does not take them; some may be there, and may be sent again
     */
    public List<Answer> take(List<byte[]> lines) {
        List<Answer> answers = new ArrayList<>(lines.size());
        List<CompletableFuture<?>> onLog = new ArrayList<>(lines.size());
        for (byte[] line : lines) {
            try {
                RawRelease record = record(line);
                onLog.add(producer.send(Topics.RELEASES_RAW, record.getId(), record, record.getReceivedAt()));
                answers.add(new Answer(record.getId(), 0, null));
            } catch (ProblemException e) {
                answers.add(new Answer(null, e.status(), e.getMessage()));
            } catch (KafkaException | RegistryException e) {
                throw ProblemException.unavailable(e);
            }
        }
        try {
            onLog.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw ProblemException.unavailable(e);
        }
        return answers;
    }

    private RawRelease record(byte[] line) {
        if (line.length > ReleaseLines.LONGEST_LINE) {
            throw ReleaseLines.tooLong();
        }
        return releases.of(StrictJson.read(line, ReleaseRequest.class));
    }

    @Override
    public void close() {
        producer.close();
        sources.close();
    }
}
