package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.runtime.EntityModel;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.mapping.CandidatesOrigin;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.PastRule;
import io.wirewatch.runtime.past.PastTexts;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Makes the pass of a job that can be run, by its kind; says why another one cannot. */
final class ReplayPasses {
    private static final String BACKFILL = "backfill";
    private static final String HISTORY = "history";
    private static final String REPROCESS = "reprocess";

    private final KafkaClients clients;
    private final TopicTable<Subscription> subscriptions;
    private final TopicTable<Replay> replays;
    private final LiveActors actors;
    private final EntityModel names;
    private final Reprocesses reprocesses;
    private final ReplayConfig config;
    private final Clock clock;

    ReplayPasses(
            KafkaClients clients,
            TopicTable<Subscription> subscriptions,
            TopicTable<Replay> replays,
            LiveActors actors,
            EntityModel names,
            Reprocesses reprocesses,
            ReplayConfig config,
            Clock clock) {
        this.clients = clients;
        this.subscriptions = subscriptions;
        this.replays = replays;
        this.actors = actors;
        this.names = names;
        this.reprocesses = reprocesses;
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
                isWindowed(job)
                        ? windowed(job, bench)
                        : backfill(
                                job,
                                bench,
                                CandidatesOrigin.backfill(job.getId(), job.getDeliver(), job.getCreatedAt()),
                                false);
            case HISTORY -> backfill(job, bench, CandidatesOrigin.history(job.getId(), job.getCreatedAt()), true);
            case REPROCESS -> reprocesses.open(job, bench);
            default ->
                throw new ReplayRefusedException(
                        "this version runs backfills, histories and reprocessings, not " + job.getKind());
        };
    }

    /** Whether its first subscription looks at several releases; the others of a job are of the same sort. */
    private boolean isWindowed(Replay job) {
        subscriptions.catchUp();
        return SoughtRules.subscriptionsOf(job).stream()
                .map(subscriptions::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ReplayPasses::isWindowed)
                .orElse(false);
    }

    private static boolean isWindowed(Subscription subscription) {
        try {
            return ActiveSubscription.of(SubscriptionMapper.toCore(subscription))
                    .isWindowed();
        } catch (IllegalArgumentException e) {
            // It is refused with the reason as any other that cannot be read.
            return false;
        }
    }

    private ReplayPass windowed(Replay job, Workbench bench) throws ReplayRefusedException {
        SoughtRules rules = new SoughtRules(subscriptions, job, true);
        rules.refresh();
        Map<String, ActiveSubscription> sought = active(rules);
        PastRule asked = asked(sought);
        // From where the log begins, to the end that it has now: what it knew of an earlier end is gone with its
        // memory.
        JobRange range = now(Replay.newBuilder(job).setFrom(null).build(), asked);
        HandOver handOver = new HandOver(
                bench.producer(), CandidatesOrigin.backfill(job.getId(), job.getDeliver(), job.getCreatedAt()), true);
        OccurrenceSearch search = new OccurrenceSearch(
                job, clients.serde(Topics.RELEASES_MENTIONS), new PastTexts(asked, clients), sought, rules);
        RecordsInOrder<String, byte[]> releases = new RecordsInOrder<>(
                clients.consumer(
                        "backfill-" + job.getId(),
                        null,
                        Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch())),
                range,
                range.unfinished());
        return new WindowedBackfill(job, bench, config, clock, rules, range, releases, search, handOver);
    }

    /**
     * @param windowed whether it is for rules over several releases
     */
    private ReplayPass backfill(Replay job, Workbench bench, CandidatesOrigin origin, boolean windowed)
            throws ReplayRefusedException {
        SoughtRules rules = new SoughtRules(subscriptions, job, windowed);
        // Before the end of the log is asked for: what comes in behind that end is matched with these rules by the live
        // path.
        rules.refresh();
        PastRule asked = asked(active(rules));
        JobRange range = JobRange.isIn(job) ? JobRange.of(job) : now(job, asked);
        HandOver handOver = new HandOver(bench.producer(), origin, windowed);
        Pace pace = Pace.of(job);
        List<MentionsLane> lanes = new ArrayList<>();
        try {
            for (List<TopicPartition> partitions : dealt(range.unfinished(), bench.lanes())) {
                PastSearch search = new PastSearch(
                        job,
                        clients.serde(Topics.RELEASES_MENTIONS),
                        new PastTexts(asked, clients),
                        rules,
                        handOver,
                        pace,
                        clock);
                String name = "backfill-" + job.getId() + "-" + lanes.size();
                lanes.add(new MentionsLane(clients, name, config.batch(), partitions, range, search, handOver));
            }
        } catch (RuntimeException e) {
            lanes.forEach(MentionsLane::close);
            throw e;
        }
        return new Backfill(job, bench, config, clock, rules, range, handOver, pace, lanes);
    }

    private Map<String, ActiveSubscription> active(SoughtRules rules) {
        Map<String, ActiveSubscription> sought = new TreeMap<>();
        rules.sought()
                .forEach(id -> sought.put(id, ActiveSubscription.of(SubscriptionMapper.toCore(subscriptions.get(id)))));
        return sought;
    }

    /** All rules as one, of which a release is to fulfil some. */
    private PastRule asked(Map<String, ActiveSubscription> sought) throws ReplayRefusedException {
        List<Rule> selections =
                sought.values().stream().map(ActiveSubscription::selection).toList();
        try {
            return actors.past(selections.size() == 1 ? selections.getFirst() : new Rule.Any(selections), names);
        } catch (IOException e) {
            throw new ReplayRefusedException(e.getMessage());
        }
    }

    private JobRange now(Replay job, PastRule asked) throws ReplayRefusedException {
        String name = "backfill-" + job.getId();
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(name, null, Map.of())) {
            JobRange mentions = JobRange.now(consumer, job, clock.instant());
            return asked.isAsRecorded()
                    ? mentions
                    : mentions.of(new PastReader(clients, name, this::jobs)
                            .stretch(asked, new PastReader.Range(job.getFrom(), null)));
        }
    }

    private Collection<Replay> jobs() {
        replays.catchUp();
        return replays.snapshot().values();
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
