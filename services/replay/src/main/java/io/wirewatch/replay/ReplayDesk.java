package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs under way: each has its turn, and what it reports is written to the topic. */
final class ReplayDesk implements AutoCloseable {
    /** Each job holds a consumer; more than a few side by side help nobody. */
    private static final int SIDE_BY_SIDE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(ReplayDesk.class);

    private final AvroSerde<Replay> serde;
    private final RecordProducer producer;
    private final BackfillFactory backfills;
    private final ReplayJournal journal = new ReplayJournal();
    private final Map<String, Backfill> running = new HashMap<>();

    ReplayDesk(AvroSerde<Replay> serde, RecordProducer producer, BackfillFactory backfills) {
        this.serde = serde;
        this.producer = producer;
        this.backfills = backfills;
    }

    /** Takes a record of the jobs' topic. */
    void read(ConsumerRecord<String, byte[]> record) {
        try {
            journal.read(record.partition(), record.key(), serde.read(record.value()))
                    .ifPresent(this::write);
        } catch (SerializationException e) {
            LOG.warn(
                    "undecodable job passed over: partition={} offset={} reason={}",
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    /** Whether a job has something to do now. */
    boolean isBusy() {
        return running.values().stream().anyMatch(backfill -> !backfill.isWaiting());
    }

    /** Gives every job its turn. */
    void turn() {
        List<Replay> open = journal.open().stream().limit(SIDE_BY_SIDE).toList();
        closeAllBut(open.stream().map(Replay::getId).collect(Collectors.toSet()));
        open.forEach(this::turn);
    }

    private void turn(Replay job) {
        try {
            Backfill backfill = running.get(job.getId());
            if (backfill == null) {
                backfill = backfills.open(job, producer);
                running.put(job.getId(), backfill);
            }
            backfill.turn().ifPresent(this::write);
        } catch (ReplayRefusedException e) {
            write(backfills.failed(job, e.getMessage()));
        }
    }

    /** Waits until it is on the log. */
    private void write(Replay job) {
        producer.send(Topics.REPLAYS, job.getId(), job, job.getUpdatedAt()).join();
        journal.wrote(Topics.REPLAYS.partitionOf(job.getId()), job);
        LOG.info(
                "job written: replay={} status={} scanned={} matched={}",
                job.getId(),
                job.getStatus(),
                job.getScanned(),
                job.getMatched());
    }

    private void closeAllBut(Set<String> ids) {
        running.entrySet().removeIf(entry -> {
            boolean over = !ids.contains(entry.getKey());
            if (over) {
                entry.getValue().close();
            }
            return over;
        });
    }

    /** Lets go of the jobs of partitions that others look after now. */
    void drop(Collection<Integer> partitions) {
        journal.drop(partitions);
        closeAllBut(journal.open().stream().map(Replay::getId).collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        closeAllBut(Set.of());
    }
}
