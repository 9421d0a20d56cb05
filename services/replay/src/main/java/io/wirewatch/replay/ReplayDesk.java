package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs under way: each has its turn, and what it reports is written to the topic. */
final class ReplayDesk implements AutoCloseable {
    /** Each job holds consumers; more than a few side by side help nobody. */
    private static final int SIDE_BY_SIDE = 4;
    /** Those that are held to a pace do next to nothing, for long. */
    private static final int PACED_SIDE_BY_SIDE = 16;

    private static final Duration LONGEST_REST = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(ReplayDesk.class);

    private final AvroSerde<Replay> serde;
    private final Workbench bench;
    private final ReplayPasses passes;
    private final Clock clock;
    private final ReplayJournal journal = new ReplayJournal();
    private final Map<String, ReplayPass> running = new HashMap<>();
    /** While it lasts everything rests for the sake of the releases that come in. */
    private Slice resting;

    ReplayDesk(AvroSerde<Replay> serde, Workbench bench, ReplayPasses passes, Clock clock) {
        this.serde = serde;
        this.bench = bench;
        this.passes = passes;
        this.clock = clock;
        this.resting = Slice.of(Duration.ZERO, clock);
    }

    /** Takes a record of the jobs' topic. */
    void read(ConsumerRecord<String, byte[]> record) {
        try {
            journal.read(record.partition(), record.key(), serde.read(record.value()));
        } catch (SerializationException e) {
            LOG.warn(
                    "undecodable job passed over: partition={} offset={} reason={}",
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    /** How long there is nothing to do; zero where a job has something to do now. */
    Duration rest() {
        Duration rest = running.values().stream()
                .map(ReplayPass::rest)
                .min(Comparator.naturalOrder())
                .orElse(LONGEST_REST);
        Duration all = resting.left();
        Duration longer = rest.compareTo(all) < 0 ? all : rest;
        return longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
    }

    /** Gives every job its turn, unless all rest. The topic must be read to its end. */
    void turn() {
        journal.owed().forEach(this::write);
        List<Replay> open = chosen();
        closeAllBut(open.stream().map(Replay::getId).collect(Collectors.toSet()));
        if (open.isEmpty() || !resting.isOver()) {
            return;
        }
        Instant begun = clock.instant();
        open.forEach(this::turn);
        Instant ended = clock.instant();
        resting = Slice.of(bench.live().look().rest(Duration.between(begun, ended), ended), clock);
    }

    /** The jobs that are worked on now, first asked for first. */
    private List<Replay> chosen() {
        List<Replay> open = journal.open();
        return Stream.concat(
                        open.stream().filter(job -> !job.getDeliver()).limit(SIDE_BY_SIDE),
                        open.stream().filter(Replay::getDeliver).limit(PACED_SIDE_BY_SIDE))
                .toList();
    }

    private void turn(Replay job) {
        try {
            ReplayPass pass = running.get(job.getId());
            if (pass == null) {
                pass = passes.open(job, bench);
                running.put(job.getId(), pass);
            }
            pass.turn().ifPresent(this::write);
        } catch (ReplayRefusedException e) {
            write(passes.failed(job, e.getMessage()));
        }
    }

    /** Waits until it is on the log. */
    private void write(Replay job) {
        bench.producer()
                .send(Topics.REPLAYS, job.getId(), job, job.getUpdatedAt())
                .join();
        journal.wrote(Topics.REPLAYS.partitionOf(job.getId()), job);
        LOG.info(
                "job written: replay={} status={} scanned={} matched={} handed={}",
                job.getId(),
                job.getStatus(),
                job.getScanned(),
                job.getMatched(),
                job.getHanded());
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
