package io.wirewatch.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a job gets on now: over the last seconds, so that a rest, a restart or a burst is forgotten soon. */
final class ProgressRate {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, long done) {}

    /** Takes how far it is. */
    void sees(Instant at, long done) {
        samples.add(new Sample(at, done));
        Instant begin = at.minus(WINDOW);
        while (samples.size() > 2 && samples.getFirst().at().isBefore(begin)) {
            samples.removeFirst();
        }
    }

    /** Done in a second; null where too little is known. */
    Double perSecond() {
        if (samples.size() < 2) {
            return null;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        long millis = Duration.between(first.at(), last.at()).toMillis();
        return millis <= 0 ? null : (last.done() - first.done()) * 1000.0 / millis;
    }
}
