package io.wirewatch.gateway.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A replay as clients see it.
 *
 * @param stage what a reprocessing does again; null for other kinds
 * @param sources of a reprocessing, ids, labels or hosts of the sources whose releases are read again; empty: all
 * @param selectors of cleaning done again, {@code recorded | current}: those that pages are read by; null for all else
 * @param subscription the one that it is for; null where it is for several, or for none
 * @param pace alerts a minute at most, of a reprocessing changed releases; null where none is sent
 * @param leftOut subscriptions that it goes on without
 * @param reachesBackTo where the log does not reach back to {@code from} any more: the time from which on it is whole
 */
record ReplayJson(
        String id,
        String kind,
        String stage,
        List<String> sources,
        String selectors,
        String subscription,
        List<String> subscriptions,
        String from,
        String to,
        boolean deliver,
        Integer pace,
        String status,
        String error,
        List<LeftOut> leftOut,
        String reachesBackTo,
        Progress progress,
        Counts counts,
        String createdAt,
        String startedAt,
        String finishedAt) {

    /** A subscription that a replay goes on without, and why. */
    record LeftOut(String subscription, String reason) {}

    /**
     * How far it is, in records of the log.
     *
     * @param ratePerSecond records a second over the last seconds; null where it is not running, or has just begun
     * @param secondsLeft at that rate; 0 when it is done, null where it cannot be told
     */
    record Progress(long done, long total, Double ratePerSecond, Long secondsLeft) {
        static Progress of(Replay replay) {
            long total = sum(replay.getEndOffsets()) - sum(replay.getStartOffsets());
            long done = replay.getNextOffsets().isEmpty()
                    ? 0
                    : sum(replay.getNextOffsets()) - sum(replay.getStartOffsets());
            Double rate = replay.getRatePerSecond();
            return new Progress(done, total, rate, left(replay, total - done, rate));
        }

        private static Long left(Replay replay, long left, Double rate) {
            if ("done".equals(replay.getStatus())) {
                return 0L;
            }
            return rate == null || rate <= 0 ? null : (Long) (long) Math.ceil(left / rate);
        }

        private static long sum(List<Long> offsets) {
            return offsets.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What it met: records read; releases that fulfil a rule, or of a reprocessing have changed; records handed to matching, or
     * written in place of others.
     */
    record Counts(long scanned, long matched, long handed) {}

    static ReplayJson of(Replay replay) {
        List<String> subscriptions = subscriptionsOf(replay);
        return new ReplayJson(
                replay.getId(),
                replay.getKind(),
                replay.getStage(),
                List.copyOf(replay.getSources()),
                WhatAgain.CLEANING.equals(replay.getStage()) ? replay.getSelectors() : null,
                subscriptions.size() == 1 ? subscriptions.getFirst() : null,
                subscriptions,
                time(replay.getFrom()),
                time(replay.getTo()),
                replay.getDeliver(),
                replay.getPace(),
                replay.getStatus(),
                replay.getError(),
                replay.getLeftOut().entrySet().stream()
                        .map(entry -> new LeftOut(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(LeftOut::subscription))
                        .toList(),
                time(replay.getReachesBackTo()),
                Progress.of(replay),
                new Counts(replay.getScanned(), replay.getMatched(), replay.getHanded()),
                time(replay.getCreatedAt()),
                time(replay.getStartedAt()),
                time(replay.getFinishedAt()));
    }

    /** Those that it is for; records of earlier versions name just one. */
    static List<String> subscriptionsOf(Replay replay) {
        if (!replay.getSubscriptions().isEmpty()) {
            return List.copyOf(replay.getSubscriptions());
        }
        return replay.getSubscription() == null ? List.of() : List.of(replay.getSubscription());
    }

    private static String time(Instant instant) {
        return instant == null ? null : AlertJson.time(instant);
    }
}
