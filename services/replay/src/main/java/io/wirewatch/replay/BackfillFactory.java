package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import java.time.Clock;

/** Makes a backfill of a job that can be run; says why another one cannot. */
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
     * A backfill, to go on where the job's record says.
     *
     * @throws ReplayRefusedException if it can never be run
     */
    Backfill open(Replay job, RecordProducer producer) throws ReplayRefusedException {
        boolean history = HISTORY.equals(job.getKind());
        if (!history && !BACKFILL.equals(job.getKind())) {
            throw new ReplayRefusedException("this version runs backfills and histories only, not " + job.getKind());
        }
        ActiveSubscription subscription = rule(job.getSubscription());
        if (history != subscription.isWindowed()) {
            throw new ReplayRefusedException(
                    history
                            ? "the rule looks at one release now, so it has no past to be told"
                            : "the rule looks at several releases: it was told its past when it was saved, and has no"
                                    + " backfill");
        }
        return new Backfill(job, subscription, clients, producer, config, clock);
    }

    /** The job as ended by a failure. */
    Replay failed(Replay job, String reason) {
        return Replay.newBuilder(job)
                .setStatus(ReplayStatus.FAILED)
                .setError(reason)
                .setUpdatedAt(clock.instant())
                .setFinishedAt(clock.instant())
                .build();
    }

    private ActiveSubscription rule(String id) throws ReplayRefusedException {
        if (id == null) {
            throw new ReplayRefusedException("a backfill needs the subscription to backfill");
        }
        subscriptions.catchUp();
        Subscription subscription = subscriptions.get(id);
        if (subscription == null) {
            throw new ReplayRefusedException("there is no subscription " + id);
        }
        if (!subscription.getEnabled()) {
            throw new ReplayRefusedException("subscription " + id + " is disabled and raises nothing; enable it first");
        }
        try {
            return ActiveSubscription.of(SubscriptionMapper.toCore(subscription));
        } catch (IllegalArgumentException e) {
            throw new ReplayRefusedException("this version cannot backfill " + id + ": " + e.getMessage());
        }
    }
}
