package io.wirewatch.gateway.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A replay as clients see it. */
record ReplayJson(
        String id,
        String kind,
        String subscription,
        String from,
        String to,
        boolean deliver,
        String status,
        String error,
        Progress progress,
        Counts counts,
        String createdAt,
        String startedAt,
        String finishedAt) {

    /**
     * How far it is, in records of the log.
     *
     * @param ratePerSecond records a second since it began; null before
     * @param secondsLeft at that rate; null where it cannot be told
     */
    record Progress(long done, long total, Double ratePerSecond, Long secondsLeft) {
        static Progress of(Replay replay) {
            long total = sum(replay.getEndOffsets()) - sum(replay.getStartOffsets());
            long done = replay.getNextOffsets().isEmpty()
                    ? 0
                    : sum(replay.getNextOffsets()) - sum(replay.getStartOffsets());
            Double rate = rate(replay, done);
            Long left = rate == null || rate == 0 ? null : (long) Math.ceil((total - done) / rate);
            return new Progress(done, total, rate, left);
        }

        private static Double rate(Replay replay, long done) {
            if (replay.getStartedAt() == null) {
                return null;
            }
            Duration taken = Duration.between(replay.getStartedAt(), replay.getUpdatedAt());
            return taken.isPositive() ? done * 1000.0 / taken.toMillis() : null;
        }

        private static long sum(List<Long> offsets) {
            return offsets.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What it met: records read, releases handed to matching. */
    record Counts(long scanned, long matched) {}

    static ReplayJson of(Replay replay) {
        return new ReplayJson(
                replay.getId(),
                replay.getKind(),
                replay.getSubscription(),
                time(replay.getFrom()),
                time(replay.getTo()),
                replay.getDeliver(),
                replay.getStatus(),
                replay.getError(),
                Progress.of(replay),
                new Counts(replay.getScanned(), replay.getMatched()),
                time(replay.getCreatedAt()),
                time(replay.getStartedAt()),
                time(replay.getFinishedAt()));
    }

    private static String time(Instant instant) {
        return instant == null ? null : AlertJson.time(instant);
    }

    /** A replay as clients ask for it. */
    record Wanted(String kind, String subscription, String stage, String from, String to, Boolean deliver) {
        Wanted {
            if (!"backfill".equals(kind)) {
                throw new IllegalArgumentException("kind takes backfill, not \"" + kind + "\"");
            }
            if (subscription == null || subscription.isBlank()) {
                throw new IllegalArgumentException("a backfill needs a subscription");
            }
            if (stage != null) {
                throw new IllegalArgumentException("a backfill has no stage");
            }
            TimeRange.of(from, to);
        }

        Instant begin() {
            return TimeRange.of(from, to).begin();
        }

        Instant end() {
            return TimeRange.of(from, to).end();
        }
    }
}
