package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.mapping.PastOrigin;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Makes the pass of a job that can be run, by its kind; says why another one cannot. */
final class BackfillFactory {
    private static final String BACKFILL = "backfill";
    private static final String HISTORY = "history";

    private final KafkaClients clients;
    private final TopicTable<Subscription> subscriptions;
    private final ReplayConfig config;
    private final Clock clock;

    BackfillFactory(KafkaClients clients, TopicTable<Subscription> subscriptions, ReplayConfig config, Clock clock) {
        this.clients = clients;
        this.subscriptions = subscriptions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The pass of a job, to go on where the job's record says.
     *
     * @throws ReplayRefusedException if it cannot be run
     */
    ReplayPass open(Replay job, Workbench bench) throws ReplayRefusedException {
        return switch (job.getKind()) {
            case BACKFILL ->
                backfill(job, bench, PastOrigin.backfill(job.getId(), job.getDeliver(), job.getCreatedAt()), false);
            case HISTORY -> backfill(job, bench, PastOrigin.history(job.getId(), job.getCreatedAt()), true);
            default ->
                throw new ReplayRefusedException(
                        "this version runs backfills and histories only, not " + job.getKind());
        };
    }

    /**
     * @param windowed whether it is for rules over several releases
     */
    private ReplayPass backfill(Replay job, Workbench bench, PastOrigin origin, boolean windowed)
            throws ReplayRefusedException {
        SoughtRules rules = new SoughtRules(subscriptions, job, windowed);
        // Before the end of the log is asked for: what comes in behind that end is matched with these rules by the live
        // path.
        rules.refresh();
        MentionsRange range = MentionsRange.isIn(job) ? MentionsRange.of(job) : now(job);
        HandOver handOver = new HandOver(bench.producer(), origin, windowed);
        Pace pace = Pace.of(job);
        List<MentionsLane> lanes = new ArrayList<>();
        try {
            for (List<TopicPartition> partitions : dealt(range.unfinished(), bench.lanes())) {
                PastSearch search =
                        new PastSearch(job, clients.serde(Topics.RELEASES_MENTIONS), rules, handOver, pace, clock);
                String name = "backfill-" + job.getId() + "-" + lanes.size();
                lanes.add(new MentionsLane(clients, name, config.batch(), partitions, range, search, handOver));
            }
        } catch (RuntimeException e) {
            lanes.forEach(MentionsLane::close);
            throw e;
        }
        return new Backfill(job, bench, config, clock, rules, range, handOver, pace, lanes);
    }

    private MentionsRange now(Replay job) throws ReplayRefusedException {
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer("backfill-" + job.getId(), null, Map.of())) {
            return MentionsRange.now(consumer, job, clock.instant());
        }
    }

    /** Deals partitions out to lanes, as even as they go. */
    static List<List<TopicPartition>> dealt(List<TopicPartition> partitions, int lanes) {
        return IntStream.range(0, Math.min(lanes, partitions.size()))
                .mapToObj(lane -> IntStream.range(0, partitions.size())
                        .filter(i -> i % lanes == lane)
                        .mapToObj(partitions::get)
                        .toList())
                .toList();
    }

    /** The job as ended by a failure. */
    Replay failed(Replay job, String reason) {
        return Replay.newBuilder(job)
                .setStatus(ReplayStatus.FAILED)
                .setError(reason)
                .setRatePerSecond(null)
                .setUpdatedAt(clock.instant())
                .setFinishedAt(clock.instant())
                .build();
    }
}
