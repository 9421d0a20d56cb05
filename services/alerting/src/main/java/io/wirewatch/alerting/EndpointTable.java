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
import java.time.Instant;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of endpoints. The gateway writes it; alerting writes to it for one reason alone: a receiver answered 410,
 * or nothing but failures for days. The notice of it is on the log first, so that none is disabled in silence. Whoever changes an endpoint in the same moment wins by being later, and a receiver that is gone says so again.
 */
final class EndpointTable implements Endpoints, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointTable.class);
    private static final String DISABLED = "disabled";
    private static final String NOTICE = "endpoint.disabled";

    private final TopicTable<Endpoint> table;
    private final RecordProducer producer;
    private final Clock clock;

    EndpointTable(KafkaClients clients, DeadLetters deadLetters, Clock clock) {
        this.table = new TopicTable<>(clients, deadLetters, Topics.ENDPOINTS, "alerting-endpoints");
        this.producer = clients.producer("endpoints");
        this.clock = clock;
    }

    @Override
    public void refresh() {
        table.catchUp();
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
        refresh();
        Endpoint endpoint = table.get(id);
        if (endpoint == null || endpoint.getStatus().equals(DISABLED)) {
            return;
        }
        Instant now = clock.instant();
        Endpoint disabled = Endpoint.newBuilder(endpoint)
                .setStatus(DISABLED)
                .setStatusReason(reason)
                .setVersion(endpoint.getVersion() + 1)
                .setUpdatedAt(now)
                .build();
        Notice notice = notice(endpoint, reason, since, now);
        producer.send(Topics.NOTICES, notice.getSubject(), notice, now)
                // On a thread of its own: the producer's may not wait for what it would have to bring itself.
                .thenComposeAsync(
                        written -> producer.send(Topics.ENDPOINTS, id, disabled, now), Thread::startVirtualThread)
                .whenComplete((written, failure) -> {
                    if (failure == null) {
                        LOG.info("endpoint disabled: endpoint={} reason={}", id, reason);
                    } else {
                        LOG.warn("endpoint not disabled, its next delivery will try again: endpoint={}", id, failure);
                    }
                });
    }

    private static Notice notice(Endpoint endpoint, String reason, Instant since, Instant now) {
        String subject = "endpoint/" + endpoint.getId();
        return Notice.newBuilder()
                .setTenant(endpoint.getTenant())
                .setId(Ids.hashed("ntc", subject, NOTICE, since.toString()))
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
