package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.past.VersionsTaker;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Makes the pass of a job that does a stage again. */
final class Reprocesses {
    private static final String EXTRACTION = "extraction";
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int PARTITION_BYTES = 1024 * 1024;

    private final KafkaClients clients;
    private final LiveActors actors;
    private final EntityModel entities;
    private final ReplayConfig config;
    private final Clock clock;

    Reprocesses(KafkaClients clients, LiveActors actors, EntityModel entities, ReplayConfig config, Clock clock) {
        this.clients = clients;
        this.actors = actors;
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The pass of a job, to go on where the job's record says.
     *
     * @throws ReplayRefusedException if it cannot be run
     */
    ReplayPass open(Replay job, Workbench bench) throws ReplayRefusedException {
        if (!EXTRACTION.equals(job.getStage())) {
            throw new ReplayRefusedException("this version does extraction again, and not " + job.getStage());
        }
        String name = "reprocess-" + job.getId();
        Replay begun = job.getStartedAt() == null
                ? Replay.newBuilder(job).setStartedAt(clock.instant()).build()
                : job;
        MentionsRange range = MentionsRange.isIn(job) ? MentionsRange.of(job) : range(job, bench, name);
        Pace pace = Pace.of(job);
        TurnWrites writes = new TurnWrites();
        VersionsPass versions =
                new VersionsPass(scanner(name + "-versions"), all -> new VersionsTaker(all, clients), range);
        List<ReprocessLane> lanes = new ArrayList<>();
        try {
            Rereading rereading = new Rereading(
                    begun, clients, actors, entities.get(), versions.versions(), bench.producer(), writes, pace, clock);
            for (List<TopicPartition> partitions : dealt(range.unfinished(), bench.lanes())) {
                RecordsInOrder<ByteBuffer, ByteBuffer> records =
                        new RecordsInOrder<>(scanner(name + "-" + lanes.size()), range, partitions);
                lanes.add(new ReprocessLane(job, clients, records, rereading, range));
            }
            return new Reprocess(begun, bench, config, clock, range, versions, rereading, writes, pace, lanes);
        } catch (RuntimeException | ReplayRefusedException e) {
            versions.close();
            lanes.forEach(ReprocessLane::close);
            throw e;
        }
    }

    /** What extraction has not read yet it will read as it would be read again. */
    private MentionsRange range(Replay job, Workbench bench, String name) throws ReplayRefusedException {
        Map<TopicPartition, Long> extracted = bench.live().extracted();
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = scanner(name)) {
            return MentionsRange.withTexts(consumer, job, extracted, clock.instant());
        }
    }

    /** Deals partitions out to lanes, those of one number to one: texts are read with their mentions. */
    static List<List<TopicPartition>> dealt(List<TopicPartition> partitions, int lanes) {
        return IntStream.range(0, lanes)
                .mapToObj(lane -> partitions.stream()
                        .filter(partition -> partition.partition() % lanes == lane)
                        .toList())
                .filter(dealt -> !dealt.isEmpty())
                .toList();
    }

    private KafkaConsumer<ByteBuffer, ByteBuffer> scanner(String name) {
        return clients.scanner(
                name,
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        config.batch(),
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        FETCH_BYTES,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        PARTITION_BYTES));
    }
}
