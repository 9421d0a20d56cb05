package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of this worker's partitions, as their topic tells them. A job that has ended stays so: a cancellation and a
 * record of progress may cross each other on the topic, and then the cancellation counts.
 */
final class ReplayJournal {
    private final Map<String, Entry> jobs = new HashMap<>();

    /**
     * Takes a record of the topic.
     *
     * @param job the job, or null where it is deleted
     * @return the job's end, where progress was written over it and it must be written once more
     */
    Optional<Replay> read(int partition, String id, Replay job) {
        if (job == null) {
            jobs.remove(id);
            return Optional.empty();
        }
        Entry before = jobs.get(id);
        boolean ended = before != null && ReplayStatus.isEnded(before.job.getStatus());
        if (!ended || ReplayStatus.isEnded(job.getStatus())) {
            jobs.put(id, new Entry(partition, ended ? before.job : job, true));
            return Optional.empty();
        }
        // Progress that this worker wrote before the end comes back after it; only what follows the end undoes it.
        return before.read ? Optional.of(endOf(before.job, job)) : Optional.empty();
    }

    /** Takes a record that this worker has written. */
    void wrote(int partition, Replay job) {
        jobs.put(job.getId(), new Entry(partition, job, false));
    }

    /** The end of a job with the numbers that it had reached. */
    private static Replay endOf(Replay end, Replay progress) {
        return Replay.newBuilder(progress)
                .setStatus(end.getStatus())
                .setError(end.getError())
                .setFinishedAt(end.getFinishedAt() == null ? end.getUpdatedAt() : end.getFinishedAt())
                .build();
    }

    /** The jobs to be worked on, first asked for first. */
    List<Replay> open() {
        return jobs.values().stream()
                .map(Entry::job)
                .filter(job -> ReplayStatus.isOpen(job.getStatus()))
                .sorted(Comparator.comparing(Replay::getCreatedAt).thenComparing(Replay::getId))
                .toList();
    }

    /** Forgets the jobs of partitions that others look after now. */
    void drop(Collection<Integer> partitions) {
        jobs.values().removeIf(entry -> partitions.contains(entry.partition));
    }

    /**
     * A job as known.
     *
     * @param read whether it was read on the topic; otherwise written there, and yet to come back
     */
    private record Entry(int partition, Replay job, boolean read) {}
}
