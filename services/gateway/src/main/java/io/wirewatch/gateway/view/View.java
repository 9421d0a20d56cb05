package io.wirewatch.gateway.view;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/**
 * The file of the view: one writer at a time, any number of readers, and the offsets that it has come to. Rows and
 * offsets change in one transaction.
 */
public final class View implements AutoCloseable {
    private final ViewFile file;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition advanced = waiting.newCondition();
    private final Map<TopicPartition, Span> spans = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /**
     * What the view holds of a partition.
     *
     * @param first offset that it begins at: what came before is beyond the log's retention
     * @param next offset that it reads next
     */
    public record Span(long first, long next) {}

    /** Work on the file. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Sql db) throws SQLException;
    }

    /** Changes to be made in one transaction. */
    @FunctionalInterface
    public interface Change {
        void on(Sql db) throws SQLException;
    }

    /**
     * Opens the file, made when it is not there or of another layout.
     *
     * @throws ViewException if it cannot be opened
     */
    public View(Path path) {
        this.file = new ViewFile(path);
        loadSpans();
    }

    /**
     * Empties the view if it was built from another cluster than this.
     *
     * @return whether it was emptied
     */
    public boolean claim(String clusterId) {
        writing.lock();
        try {
            if (file.meta("cluster").map(clusterId::equals).orElse(false)) {
                return false;
            }
            reset(clusterId);
            return true;
        } finally {
            writing.unlock();
        }
    }

    /** Empties the view, to be built from the log of this cluster. */
    public void reset(String clusterId) {
        writing.lock();
        try {
            file.recreate(Map.of("cluster", clusterId));
            spans.clear();
            generation.incrementAndGet();
        } finally {
            writing.unlock();
        }
    }

    /** The cluster that the view is of; empty before the first {@link #claim}. */
    public String cluster() {
        return file.meta("cluster").orElse("");
    }

    /** Counts how often the view was emptied; a reader that sees it change must begin anew. */
    public long generation() {
        return generation.get();
    }

    /** What the view holds of a partition; null where it has read nothing of it. */
    public Span span(TopicPartition partition) {
        return spans.get(partition);
    }

    /** Offset that the view reads next of a partition; 0 where it has read nothing. */
    public long next(TopicPartition partition) {
        Span span = spans.get(partition);
        return span == null ? 0 : span.next();
    }

    /** Reads. */
    public <T> T read(Work<T> work) {
        return file.read(work);
    }

    /** Makes changes and moves the offsets on, all or nothing. */
    public void advance(Map<TopicPartition, Span> moved, Change change) {
        writing.lock();
        try {
            file.write(db -> {
                change.on(db);
                storeSpans(db, moved);
            });
            spans.putAll(moved);
        } finally {
            writing.unlock();
        }
        signal();
    }

    /**
     * Waits until the view has read up to these offsets.
     *
     * @return whether it has, in that time
     */
    public boolean await(Map<TopicPartition, Long> offsets, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        waiting.lock();
        try {
            while (!has(offsets)) {
                if (left <= 0) {
                    return false;
                }
                left = advanced.awaitNanos(left);
            }
            return true;
        } finally {
            waiting.unlock();
        }
    }

    /** Waits until the view has read beyond one of these offsets, or the time is over. */
    public void awaitBeyond(Map<TopicPartition, Long> offsets, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        waiting.lock();
        try {
            while (left > 0 && offsets.entrySet().stream().allMatch(seen -> next(seen.getKey()) <= seen.getValue())) {
                left = advanced.awaitNanos(left);
            }
        } finally {
            waiting.unlock();
        }
    }

    private boolean has(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().allMatch(wanted -> next(wanted.getKey()) >= wanted.getValue());
    }

    private void signal() {
        waiting.lock();
        try {
            advanced.signalAll();
        } finally {
            waiting.unlock();
        }
    }

    private void loadSpans() {
        file.read(db -> {
            db.each(
                    row -> spans.put(
                            new TopicPartition(row.getString(1), row.getInt(2)),
                            new Span(row.getLong(3), row.getLong(4))),
                    "SELECT topic, part, first, next FROM offsets");
            return spans.size();
        });
    }

    private static void storeSpans(Sql db, Map<TopicPartition, Span> moved) throws SQLException {
        for (Map.Entry<TopicPartition, Span> entry : moved.entrySet()) {
            db.change(
                    "INSERT OR REPLACE INTO offsets(topic, part, first, next) VALUES (?, ?, ?, ?)",
                    entry.getKey().topic(),
                    entry.getKey().partition(),
                    entry.getValue().first(),
                    entry.getValue().next());
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
