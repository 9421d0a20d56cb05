package io.wirewatch.ingestion.poll;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wirewatch.core.release.RawRelease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** One source polled again and again on a log in memory, with a clock that the test moves. */
public final class Rounds {
    private final RecordedLog log = new RecordedLog();
    private final Poll poll;
    private final Hand hand = new Hand();
    private PolledSource source;
    private Instant now = Sources.CREATED.plusSeconds(5);
    private PollState state = PollState.NEW;

    public Rounds(SourceReader reader, PolledSource source) {
        this.source = source;
        this.poll = new Poll(
                Map.of(source.kind(), reader),
                log,
                new PollPace(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofHours(1)),
                hand,
                () -> 0.5,
                new PollMeters(new SimpleMeterRegistry()),
                Sources.noPushes());
    }

    private final class Hand extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    public Clock clock() {
        return hand;
    }

    /** Polls once. */
    public PollState round() throws InterruptedException {
        state = poll.run(source, state, () -> true);
        return state;
    }

    /** Polls once, later. */
    public PollState round(Duration later) throws InterruptedException {
        now = now.plus(later);
        return round();
    }

    /** The state that was written last is lost: the process died after the releases were on the log. */
    public void forget(PollState before) {
        state = before;
    }

    public void change(PolledSource other) {
        source = other;
    }

    public PollState state() {
        return state;
    }

    /** Whether the next poll is to come at once. */
    public boolean again() {
        return Duration.between(now, state.nextFetchAt()).compareTo(Duration.ofSeconds(10)) < 0;
    }

    /** What is on the log since it was taken last; a test that polls for long keeps no more of it. */
    public List<RawRelease> take() {
        List<RawRelease> taken = releases();
        log.releases.clear();
        log.states.clear();
        log.calls.clear();
        return taken;
    }

    /** What is on the log. */
    public List<RawRelease> releases() {
        return log.releases.stream().map(Candidate::release).toList();
    }
}
