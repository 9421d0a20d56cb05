package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The backfill of windowed subscriptions (docs/decisions/0027): the whole log in order of arrival, and the occurrences found handed
 * over. What it knows is in memory, so another worker, or this one after a crash or a pause, begins anew, to the end that the log
 * has then; what is handed over twice counts once.
 */
final class WindowedBackfill implements ReplayPass {
    /** How long to wait before it is asked again whether matching has come further. */
    private static final Duration MATCHING_TO_COME = Duration.ofMillis(200);

    private final Workbench bench;
    private final ReplayConfig config;
    private final Clock clock;
    private final SoughtRules rules;
    private final MentionsRange range;
    private final MentionsInOrder releases;
    private final OccurrenceSearch search;
    private final HandOver handOver;
    private final Pace pace;
    private final ProgressRate rate = new ProgressRate();
    /** How many were handed over before it began anew: they are sent no more, and need no pace. */
    private final long handedBefore;

    private Replay job;
    private long handed;
    private long occurrences;
    private boolean past;
    private boolean ended;
    private boolean moved;
    private Duration rest = Duration.ZERO;

    WindowedBackfill(
            Replay job,
            Workbench bench,
            ReplayConfig config,
            Clock clock,
            SoughtRules rules,
            MentionsRange range,
            MentionsInOrder releases,
            OccurrenceSearch search,
            HandOver handOver) {
        this.job = Replay.newBuilder(job).setScanned(0).setMatched(0).build();
        this.handedBefore = job.getHanded();
        this.bench = bench;
        this.config = config;
        this.clock = clock;
        this.rules = rules;
        this.range = range;
        this.releases = releases;
        this.search = search;
        this.handOver = handOver;
        this.pace = Pace.of(job);
    }

    @Override
    public Optional<Replay> turn() throws ReplayRefusedException {
        rest = Duration.ZERO;
        if (rules.refresh()) {
            moved = true;
            search.keep(rules.sought());
        }
        if (!ReplayStatus.RUNNING.equals(job.getStatus())) {
            return Optional.of(begun());
        }
        past = past || bench.live().isPast(range.ends());
        if (!past) {
            rest = MATCHING_TO_COME;
            return Optional.empty();
        }
        work();
        if (ended && search.found().isEmpty()) {
            job = Replay.newBuilder(job).setFinishedAt(clock.instant()).build();
            return Optional.of(progress(ReplayStatus.DONE));
        }
        return isTimeForProgress() ? Optional.of(progress(ReplayStatus.RUNNING)) : Optional.empty();
    }

    /** Reads on where nothing waits to be handed over, so that what waits has a bound. */
    private void work() throws ReplayRefusedException {
        Slice slice = Slice.of(bench.live().look().slice(clock.instant()), clock);
        int scanned = 0;
        while (search.found().isEmpty() && !ended && !slice.isOver()) {
            ConsumerRecord<String, byte[]> next = releases.next(slice);
            if (next != null) {
                search.take(next);
                scanned++;
            } else if (range.unfinished().isEmpty()) {
                search.end();
                ended = true;
            }
        }
        if (!search.broken().isEmpty()) {
            rules.leaveOut(search.broken());
            search.keep(rules.sought());
        }
        hand(slice);
        moved |= scanned > 0;
        job = Replay.newBuilder(job).setScanned(job.getScanned() + scanned).build();
    }

    private void hand(Slice slice) {
        handOver.begin(bench.live().room(handOver.ends()));
        while (!search.found().isEmpty() && !handOver.isFull() && mayGo()) {
            OccurrenceSearch.Found found = search.found().remove();
            handOver.hand(found.subscription(), found.record());
            handed++;
            occurrences += found.record().getFound().getStart() == null ? 0 : 1;
        }
        // Progress says nothing that is not on the log.
        int count = handOver.await();
        moved |= count > 0;
        job = Replay.newBuilder(job)
                .setMatched(occurrences)
                .setHanded(Math.max(handedBefore, handed))
                .build();
        if (count == 0 && !search.found().isEmpty()) {
            Duration paced = pace.rest(clock.instant());
            rest = paced.isZero() ? slice.left() : paced;
        }
    }

    private boolean mayGo() {
        return handed < handedBefore || pace.take(clock.instant());
    }

    @Override
    public Duration rest() {
        return rest;
    }

    private Replay begun() {
        rate.sees(clock.instant(), range.done());
        job = Replay.newBuilder(job)
                .setStartedAt(job.getStartedAt() == null ? clock.instant() : job.getStartedAt())
                .setReachesBackTo(range.reachesBackTo())
                .build();
        return progress(ReplayStatus.RUNNING);
    }

    private boolean isTimeForProgress() {
        Instant due = job.getUpdatedAt().plus(config.progressInterval());
        return moved && !clock.instant().isBefore(due);
    }

    private Replay progress(String status) {
        Instant now = clock.instant();
        moved = false;
        rate.sees(now, range.done());
        Replay.Builder record = Replay.newBuilder(job)
                .setStatus(status)
                .setPacedUntil(pace.until())
                .setRatePerSecond(ReplayStatus.RUNNING.equals(status) ? rate.perSecond() : null)
                .setUpdatedAt(now);
        job = range.into(rules.into(record)).build();
        return job;
    }

    @Override
    public void close() {
        releases.close();
    }
}
