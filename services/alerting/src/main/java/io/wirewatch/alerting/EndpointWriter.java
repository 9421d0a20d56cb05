package io.wirewatch.alerting;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes endpoints beside their other writer, the gateway, which nothing keeps out: the log takes a record whatever came before it. A
 * change that came between what was read here and what was written is written again behind it, so that it has the last word. Only a
 * process that dies between the two leaves it written over.
 */
final class EndpointWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointWriter.class);

    private final TopicTable<Endpoint> table;
    private final RecordProducer producer;
    private final Clock clock;

    /** Of the endpoints that are being changed here, what came onto the log since then; null: a deletion. */
    private final Map<String, List<Endpoint>> watched = new ConcurrentHashMap<>();

    /** To be made before the table reads anything. */
    EndpointWriter(TopicTable<Endpoint> table, RecordProducer producer, Clock clock) {
        this.table = table;
        this.producer = producer;
        this.clock = clock;
        table.onChange((id, value, _) -> watched.computeIfPresent(id, (key, changes) -> with(changes, value)));
    }

    private static List<Endpoint> with(List<Endpoint> changes, Endpoint value) {
        List<Endpoint> more = new ArrayList<>(changes);
        more.add(value);
        return more;
    }

    /** Whether it was not watched yet; then what comes onto the log is kept until {@link #leave}. */
    boolean watch(String id) {
        return watched.putIfAbsent(id, List.of()) == null;
    }

    /** Ends a {@link #watch}. */
    void leave(String id) {
        watched.remove(id);
    }

    /**
     * Changes an endpoint that is watched, if it still is as it was seen.
     *
     * @param change makes of it the next version
     * @return done when that is on the log, and behind it what it was written over; or when it is left alone
     */
    CompletableFuture<Void> change(Endpoint seen, UnaryOperator<Endpoint> change) {
        table.catchUp();
        if (!seen.equals(table.get(seen.getId()))) {
            LOG.info("endpoint left alone, it has changed meanwhile: endpoint={}", seen.getId());
            return CompletableFuture.completedFuture(null);
        }
        return write(seen.getId(), seen, change.apply(seen));
    }

    /**
     * @param before what should be the last word before this one
     * @param next null deletes
     */
    private CompletableFuture<Void> write(String id, Endpoint before, Endpoint next) {
        return producer.send(Topics.ENDPOINTS, id, next, clock.instant())
                // On a thread of its own: the producer's may not wait for what it would have to bring itself.
                .thenComposeAsync(written -> settle(id, before, next), Thread::startVirtualThread);
    }

    private CompletableFuture<Void> settle(String id, Endpoint before, Endpoint next) {
        table.catchUp();
        List<Endpoint> changes = watched.get(id);
        // -1 where it came before the watch began.
        int behind = changes.lastIndexOf(before);
        int place = behind + 1 + changes.subList(behind + 1, changes.size()).indexOf(next);
        if (place <= behind + 1) {
            return CompletableFuture.completedFuture(null);
        }
        LOG.info("endpoint was changed in the same moment, the change is written again: endpoint={}", id);
        return write(id, next, again(changes.get(place - 1), next));
    }

    /** What was written over, as the version behind that which it was written over by. */
    private static Endpoint again(Endpoint lost, Endpoint by) {
        return lost == null || by == null
                ? lost
                : Endpoint.newBuilder(lost).setVersion(by.getVersion() + 1).build();
    }
}
