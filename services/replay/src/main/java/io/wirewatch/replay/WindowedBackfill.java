package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.time.Duration;
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
    private final Clock clock;
    private final SoughtRules rules;
    private final JobRange range;
    private final RecordsInOrder<String, byte[]> releases;
    private final OccurrenceSearch search;
    private final HandOver handOver;
    private final Pace pace;
    private final JobRecord record;
    /** How many were handed over before it began anew: they are sent no more, and need no pace. */
    private final long handedBefore;

    private long handed;
    private boolean past;
    private boolean ended;
    private Duration rest = Duration.ZERO;

    WindowedBackfill(
            Replay job,
            Workbench bench,
            ReplayConfig config,
            Clock clock,
            SoughtRules rules,
            JobRange range,
            RecordsInOrder<String, byte[]> releases,
            OccurrenceSearch search,
            HandOver handOver) {
        this.handedBefore = job.getHanded();
        this.bench = bench;
        this.clock = clock;
        this.rules = rules;
        this.range = range;
        this.releases = releases;
        this.search = search;
        this.handOver = handOver;
        this.pace = Pace.of(job);
        Replay anew =
                Replay.newBuilder(job).setScanned(0).setMatched(0).setHanded(0).build();
        this.record = new JobRecord(anew, range, pace, config.progressInterval(), clock, this::into);
    }

    @Override
    public Optional<Replay> turn() throws ReplayRefusedException {
        rest = Duration.ZERO;
        if (rules.refresh()) {
            record.moved(true);
            search.keep(rules.sought());
        }
        if (!record.isRunning()) {
            return Optional.of(record.begun());
        }
        past = past || bench.live().isPast(range.ends());
        if (!past) {
            rest = MATCHING_TO_COME;
            return Optional.empty();
        }
        work();
        if (ended && search.found().isEmpty()) {
            return Optional.of(record.done());
        }
        return record.due();
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
            } else if (releases.isOver()) {
                search.end();
                ended = true;
            }
        }
        if (!search.broken().isEmpty()) {
            rules.leaveOut(search.broken());
            search.keep(rules.sought());
        }
        releases.given().forEach(range::readUpTo);
        record.count(scanned, 0, 0);
        hand(slice);
    }

    private void hand(Slice slice) {
        handOver.begin(handOver.room(bench.live()));
        int occurrences = 0;
        while (!search.found().isEmpty() && !handOver.isFull() && mayGo()) {
            OccurrenceSearch.Found found = search.found().remove();
            handOver.hand(found.subscription(), found.record());
            handed++;
            occurrences += found.record().getFound().getStart() == null ? 0 : 1;
        }
        // Progress says nothing that is not on the log.
        int count = handOver.await();
        record.count(0, occurrences, count);
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

    /** What was handed over before it began anew has not become less. */
    private Replay.Builder into(Replay.Builder job) {
        return rules.into(job).setHanded(Math.max(handedBefore, handed));
    }

    @Override
    public void close() {
        releases.close();
    }
}
