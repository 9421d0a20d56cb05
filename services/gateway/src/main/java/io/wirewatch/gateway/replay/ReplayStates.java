package io.wirewatch.gateway.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import java.time.Instant;
import java.util.Set;

/** How a replay comes from one status to another at somebody's word. What is so already stays as it is. */
final class ReplayStates {
    private static final String QUEUED = "queued";
    private static final String PAUSED = "paused";
    private static final String FAILED = "failed";
    private static final Set<String> ENDED = Set.of("done", FAILED, "cancelled");

    private ReplayStates() {}

    /** Whether it has come to an end. */
    static boolean isEnded(Replay replay) {
        return ENDED.contains(replay.getStatus());
    }

    static Replay cancelled(Replay replay, Instant now) {
        return isEnded(replay)
                ? replay
                : word(replay, "cancelled", now).setFinishedAt(now).build();
    }

    /** @throws ProblemException 409 where it has come to an end */
    static Replay paused(Replay replay, Instant now) {
        if (isEnded(replay)) {
            throw conflict(replay, "only one that is queued or running can be paused");
        }
        return PAUSED.equals(replay.getStatus())
                ? replay
                : word(replay, PAUSED, now).build();
    }

    /**
     * Set going where it was; one that has failed, too, when its cause is gone.
     *
     * @throws ProblemException 409 where it is over for good
     */
    static Replay resumed(Replay replay, Instant now) {
        if (FAILED.equals(replay.getStatus()) || PAUSED.equals(replay.getStatus())) {
            return word(replay, QUEUED, now).setError(null).setFinishedAt(null).build();
        }
        if (isEnded(replay)) {
            throw conflict(replay, "it is over for good; ask for a new one: POST /api/v1/replays");
        }
        return replay;
    }

    private static Replay.Builder word(Replay replay, String status, Instant now) {
        return Replay.newBuilder(replay)
                .setStatus(status)
                .setRatePerSecond(null)
                .setUpdatedAt(now);
    }

    private static ProblemException conflict(Replay replay, String cure) {
        return ProblemException.of(
                409,
                Problem.Kind.CONFLICT,
                "The replay \"" + replay.getId() + "\" is " + replay.getStatus() + ": " + cure + ".");
    }
}
