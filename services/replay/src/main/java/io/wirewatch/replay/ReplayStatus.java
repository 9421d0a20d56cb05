package io.wirewatch.replay;

import java.util.Set;

/** The values of a job's status. */
final class ReplayStatus {
    static final String QUEUED = "queued";
    static final String RUNNING = "running";
    static final String PAUSED = "paused";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";

    private static final Set<String> OPEN = Set.of(QUEUED, RUNNING);
    private static final Set<String> OVER = Set.of(DONE, CANCELLED);
    private static final Set<String> ENDED = Set.of(DONE, FAILED, CANCELLED);

    private ReplayStatus() {}

    /** Whether the job is to be worked on. */
    static boolean isOpen(String status) {
        return OPEN.contains(status);
    }

    /** Whether the job is over for good. */
    static boolean isOver(String status) {
        return OVER.contains(status);
    }

    /** Whether the job has come to an end; one that failed may be resumed all the same. */
    static boolean isEnded(String status) {
        return ENDED.contains(status);
    }
}
