package io.wirewatch.alerting;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Notice;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of endpoints. The gateway writes it; alerting writes to it for one reason alone: a receiver said that it is
 * gone, or nothing but failures for days. The notice of it is on the log first, so that none is disabled in silence. An
 * endpoint that somebody changes meanwhile is left as they want it ({@link EndpointWriter}), and one that is of no use then says so
 * again.
 */
final class EndpointTable implements Endpoints, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointTable.class);
    private static final String DISABLED = "disabled";
    private static final String NOTICE = "endpoint.disabled";

    private final TopicTable<Endpoint> table;
    private final RecordProducer producer;
    private final EndpointWriter writer;
    private final Clock clock;
    private volatile long refreshedAt = System.nanoTime() - Duration.ofHours(1).toNanos();

    EndpointTable(KafkaClients clients, DeadLetters deadLetters, Clock clock) {
        this.table = new TopicTable<>(clients, deadLetters, Topics.ENDPOINTS, "alerting-endpoints");
        this.producer = clients.producer("endpoints");
        this.writer = new EndpointWriter(table, producer, clock);
        this.clock = clock;
    }

    @Override
    public void refresh() {
        // The moment before: what is written from here on may be missed.
        long begun = System.nanoTime();
        table.catchUp();
        refreshedAt = begun;
    }

    @Override
    public void refresh(Duration age) {
        if (System.nanoTime() - refreshedAt > age.toNanos()) {
            refresh();
        }
    }

    @Override
    public Endpoint get(String id) {
        return table.get(id);
    }

    @Override
    public Collection<Endpoint> all() {
        return table.snapshot().values();
    }

    @Override
    public void disable(String id, String reason, Instant since) {
        disabling(id, reason, since).exceptionally(failure -> {
            LOG.warn("endpoint not disabled, its next delivery will try again: endpoint={}", id, failure);
            return null;
        });
    }

    /** As {@link #disable}; done when the endpoint is disabled, or left as somebody else wants it. */
    CompletableFuture<Void> disabling(String id, String reason, Instant since) {
        if (!writer.watch(id)) {
            // Another attempt found out as well, and is at it.
            return CompletableFuture.completedFuture(null);
        }
        try {
            return begin(id, reason, since).whenComplete((written, failure) -> writer.leave(id));
        } catch (RuntimeException e) {
            writer.leave(id);
            throw e;
        }
    }

    private CompletableFuture<Void> begin(String id, String reason, Instant since) {
        refresh();
        Endpoint endpoint = table.get(id);
        if (endpoint == null || endpoint.getStatus().equals(DISABLED)) {
            return CompletableFuture.completedFuture(null);
        }
        Instant now = clock.instant();
        Notice notice = notice(endpoint, reason, since, now);
        return producer.send(Topics.NOTICES, notice.getSubject(), notice, now)
                // On a thread of its own: the producer's may not wait for what it would have to bring itself.
                .thenComposeAsync(
                        written -> writer.change(endpoint, known -> disabled(known, reason)),
                        Thread::startVirtualThread);
    }

    private Endpoint disabled(Endpoint endpoint, String reason) {
        LOG.info("endpoint is disabled: endpoint={} reason={}", endpoint.getId(), reason);
        return Endpoint.newBuilder(endpoint)
                .setStatus(DISABLED)
                .setStatusReason(reason)
                .setVersion(endpoint.getVersion() + 1)
                // The log counts milliseconds, and what was written is told by what is read back.
                .setUpdatedAt(Instant.ofEpochMilli(clock.millis()))
                .build();
    }

    /** One for each version: several attempts may find out at the same time, and a process that dies here finds out again. */
    private static Notice notice(Endpoint endpoint, String reason, Instant since, Instant now) {
        String subject = "endpoint/" + endpoint.getId();
        return Notice.newBuilder()
                .setTenant(endpoint.getTenant())
                .setId(Ids.hashed("ntc", subject, NOTICE, Integer.toString(endpoint.getVersion())))
                .setKind(NOTICE)
                .setSubject(subject)
                .setName(endpoint.getName())
                .setUrl(endpoint.getUrl())
                .setSince(since)
                .setAt(now)
                .setDetail(
                        "The endpoint was disabled: " + reason + ". What is meant for it fails until it is made active"
                                + " again: mend the receiver, then wirewatch endpoints resume " + endpoint.getId()
                                + ", then wirewatch endpoints resend " + endpoint.getId() + ".")
                .build();
    }

    @Override
    public void close() {
        producer.close();
        table.close();
    }
}
