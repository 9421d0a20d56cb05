package io.wirewatch.replay;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.mapping.MatchesMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription over the mentions of the past, turn by turn: to raise its alerts, or to tell a windowed rule its past. The job's record says what to read and how far it has
 * come, so another worker, or this one after a crash, goes on from there; candidates that are handed over twice are the
 * same and count once.
 */
final class Backfill implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final ActiveSubscription subscription;
    private final Rule selection;
    private final RecordProducer producer;
    private final ReplayConfig config;
    private final Clock clock;
    private final LiveMatching live;
    private final AvroSerde<ReleaseMentions> serde;
    private final KafkaConsumer<String, byte[]> consumer;
    private final MentionsRange range;
    private Replay job;
    private boolean waiting;

    Backfill(
            Replay job,
            ActiveSubscription subscription,
            KafkaClients clients,
            RecordProducer producer,
            ReplayConfig config,
            Clock clock) {
        this.subscription = subscription;
        this.selection = subscription.selection();
        this.producer = producer;
        this.config = config;
        this.clock = clock;
        this.serde = clients.serde(Topics.RELEASES_MENTIONS);
        this.live = new LiveMatching(clients);
        this.consumer = clients.consumer(
                "backfill-" + job.getId(), null, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch()));
        this.range = MentionsRange.isIn(job) ? MentionsRange.of(job) : MentionsRange.now(consumer, job.getFrom());
        this.job = job;
        assign();
    }

    private void assign() {
        List<TopicPartition> left = range.unfinished();
        consumer.assign(left);
        left.forEach(partition -> consumer.seek(partition, range.next(partition)));
    }

    /**
     * Does its next turn.
     *
     * @return the job's record where it is time to write it
     * @throws ReplayRefusedException if the rule cannot be asked
     */
    Optional<Replay> turn() throws ReplayRefusedException {
        if (!ReplayStatus.RUNNING.equals(job.getStatus())) {
            return Optional.of(begun());
        }
        if (range.unfinished().isEmpty()) {
            return Optional.of(done());
        }
        waiting = !live.isPast(range.ends());
        if (waiting) {
            return Optional.empty();
        }
        read(consumer.poll(POLL));
        return isTimeForProgress() ? Optional.of(progress(job.getStatus())) : Optional.empty();
    }

    /** Whether there is nothing to do before matching has come further. */
    boolean isWaiting() {
        return waiting;
    }

    private Replay begun() {
        job = Replay.newBuilder(job).setStartedAt(clock.instant()).build();
        return progress(ReplayStatus.RUNNING);
    }

    private Replay done() {
        job = Replay.newBuilder(job).setFinishedAt(clock.instant()).build();
        return progress(ReplayStatus.DONE);
    }

    private boolean isTimeForProgress() {
        Instant due = job.getUpdatedAt().plus(config.progressInterval());
        return !clock.instant().isBefore(due);
    }

    private Replay progress(String status) {
        job = range.into(Replay.newBuilder(job).setStatus(status).setUpdatedAt(clock.instant()))
                .build();
        return job;
    }

    private void read(ConsumerRecords<String, byte[]> records) throws ReplayRefusedException {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        int scanned = 0;
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (range.contains(partition, record.offset())) {
                scanned++;
                handle(record, sent);
            }
        }
        // Progress says nothing that is not on the log.
        sent.forEach(CompletableFuture::join);
        consumer.assignment().forEach(partition -> range.readUpTo(partition, consumer.position(partition)));
        if (range.unfinished().size() < consumer.assignment().size()) {
            assign();
        }
        job = Replay.newBuilder(job).setScanned(job.getScanned() + scanned).build();
    }

    private void handle(ConsumerRecord<String, byte[]> record, List<CompletableFuture<?>> sent)
            throws ReplayRefusedException {
        ReleaseMentions release = decode(record);
        if (release == null || release.getHead() == null || !isInTime(record.timestamp())) {
            return;
        }
        boolean matches = matches(MentionsMapper.toCore(release));
        if (matches) {
            job = Replay.newBuilder(job).setMatched(job.getMatched() + 1).build();
        }
        // A further version goes over even where it does not match: it may take back what an earlier one raised.
        if (matches || release.getHead().getVersion() > 1) {
            sent.add(hand(release));
        }
    }

    private boolean isInTime(long timestamp) {
        Instant arrival = Instant.ofEpochMilli(timestamp);
        return (job.getFrom() == null || !arrival.isBefore(job.getFrom()))
                && (job.getTo() == null || arrival.isBefore(job.getTo()));
    }

    private boolean matches(TaggedRelease release) throws ReplayRefusedException {
        try {
            return !release.head().withdrawn() && RuleEvaluator.matches(selection, ReleaseView.of(release));
        } catch (RuntimeException e) {
            throw new ReplayRefusedException(
                    "the rule broke down at release " + release.head().id() + ": " + e);
        }
    }

    private CompletableFuture<?> hand(ReleaseMentions release) {
        String id = subscription.reference().id();
        int partition = Topics.MATCHES.partitionOf(
                subscription.isWindowed() ? id : release.getHead().getStory());
        return producer.send(
                Topics.MATCHES,
                partition,
                Integer.toString(partition),
                subscription.isWindowed()
                        ? MatchesMapper.history(release, id, job.getId(), job.getCreatedAt())
                        : MatchesMapper.backfill(release, id, job.getId(), job.getDeliver(), job.getCreatedAt()),
                job.getCreatedAt());
    }

    private ReleaseMentions decode(ConsumerRecord<String, byte[]> record) {
        try {
            return serde.read(record.value());
        } catch (SerializationException e) {
            // Matching has put it among the dead letters when it came in; once more for each replay helps nobody.
            LOG.warn(
                    "undecodable record passed over: replay={} partition={} offset={}",
                    job.getId(),
                    record.partition(),
                    record.offset());
            return null;
        }
    }

    @Override
    public void close() {
        consumer.close();
        live.close();
    }
}
