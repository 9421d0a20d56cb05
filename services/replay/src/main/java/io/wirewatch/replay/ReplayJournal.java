package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The jobs of this worker's partitions, as their topic tells them. A job that stands still, at its end or in a pause, stays so: the
 * word that stopped it and a record of progress may cross each other on the topic, and then the word counts. Only {@code queued}
 * sets a job going again, and only one that was paused or has failed.
 */
final class ReplayJournal {
    private final Map<String, Entry> jobs = new HashMap<>();
    private final Map<String, Replay> owed = new HashMap<>();

    /**
     * Takes a record of the topic.
     *
     * @param job the job, or null where it is deleted
     */
    void read(int partition, String id, Replay job) {
        Entry before = jobs.get(id);
        if (job == null) {
            jobs.remove(id);
            owed.remove(id);
        } else if (before == null || mayFollow(before.job.getStatus(), job.getStatus())) {
            jobs.put(id, new Entry(partition, job, true));
            owed.remove(id);
        } else if (before.job.getStatus().equals(job.getStatus()) || ReplayStatus.isEnded(job.getStatus())) {
            jobs.put(id, new Entry(partition, before.job, true));
            owed.remove(id);
        } else if (before.read) {
            // What this worker wrote before it stopped the job comes back too; only what follows on the topic undoes
            // it.
            owed.put(id, stopped(before.job, job));
        }
    }

    /** The words that something was written over, and that must be written once more now that the topic is read to its end. */
    List<Replay> owed() {
        List<Replay> all = List.copyOf(owed.values());
        owed.clear();
        return all;
    }

    /** Takes a record that this worker has written. */
    void wrote(int partition, Replay job) {
        jobs.put(job.getId(), new Entry(partition, job, false));
    }

    /** Whether a job may come from one status to the other; otherwise two records have crossed each other. */
    private static boolean mayFollow(String before, String after) {
        return switch (before) {
            case ReplayStatus.DONE, ReplayStatus.CANCELLED -> false;
            case ReplayStatus.FAILED -> after.equals(ReplayStatus.QUEUED);
            case ReplayStatus.PAUSED -> !after.equals(ReplayStatus.RUNNING) && !after.equals(ReplayStatus.PAUSED);
            default -> true;
        };
    }

    /** A job that was stopped, with the numbers that it had reached. */
    private static Replay stopped(Replay word, Replay progress) {
        boolean ended = ReplayStatus.isEnded(word.getStatus());
        return Replay.newBuilder(progress)
                .setStatus(word.getStatus())
                .setError(word.getError())
                .setForgotten(word.getForgotten())
                .setRatePerSecond(null)
                .setFinishedAt(ended && word.getFinishedAt() == null ? word.getUpdatedAt() : word.getFinishedAt())
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
        owed.keySet().retainAll(jobs.keySet());
    }

    /**
     * A job as known.
     *
     * @param read whether it was read on the topic; otherwise written there, and yet to come back
     */
    private record Entry(int partition, Replay job, boolean read) {}
}
