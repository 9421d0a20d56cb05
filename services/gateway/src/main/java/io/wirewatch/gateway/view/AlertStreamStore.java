package io.wirewatch.gateway.view;

import io.wirewatch.avro.Alert;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** What happened to alerts, in order of arrival, from any {@link StreamCursor} on. */
public final class AlertStreamStore {
    /** Only the newest text of an alert changed: no message, and none of a stream. */
    private static final String COPY = "copy";

    private final View view;
    private final AvroSerde<Alert> serde;
    private final int partitions;

    AlertStreamStore(View view, AvroSerde<Alert> serde) {
        this.view = view;
        this.serde = serde;
        this.partitions = Topics.ALERTS.partitions();
    }

    /**
     * What a stream holds.
     *
     * @param subscription subscription id, or null for all
     * @param origins origins, at least one
     * @param unsent whether that is a change, too, of which nobody is told: a further copy of a story, what a cool-down
     *     suppresses
     */
    public record Filter(String subscription, Set<String> origins, boolean unsent) {
        public Filter {
            origins = Set.copyOf(origins);
        }
    }

    /**
     * A change.
     *
     * @param alert the alert as it was after it
     * @param first whether the stream has told nothing of this alert before
     * @param cursor the place behind it
     */
    public record Change(Alert alert, boolean first, StreamCursor cursor) {}

    /**
     * Some of a stream.
     *
     * @param changes in order of arrival
     * @param cursor the place to go on at, which is behind changes that the filter left out
     */
    public record Page(List<Change> changes, StreamCursor cursor) {
        public Page {
            changes = List.copyOf(changes);
        }
    }

    /** A change without what it brought, of which only so much is read as a page has room for. */
    private record Found(long seq, int partition, long offset, int bytes) {}

    /** Whether the view has met the log; it holds nothing before, and knows of no place. */
    public boolean isOpen() {
        return IntStream.range(0, partitions).allMatch(partition -> view.span(partition(partition)) != null);
    }

    /** The end of the stream as far as the view has read. */
    public StreamCursor end() {
        return StreamCursor.at(view.cluster(), offsets(View.Span::next));
    }

    /** The place at these ends of the log. */
    public StreamCursor at(Map<TopicPartition, Long> ends) {
        return StreamCursor.at(
                view.cluster(),
                IntStream.range(0, partitions)
                        .mapToObj(partition -> ends.get(partition(partition)))
                        .toList());
    }

    /** The oldest place that the stream can begin at. */
    public StreamCursor beginning() {
        return StreamCursor.at(view.cluster(), offsets(View.Span::first));
    }

    /** Whether it is a place in this log, and the view holds all that follows it. */
    public boolean holds(StreamCursor cursor) {
        return cursor.isOf(view.cluster(), partitions) && isWithin(beginning(), cursor);
    }

    /** Whether the second place is nowhere before the first. */
    public static boolean isWithin(StreamCursor first, StreamCursor second) {
        return IntStream.range(0, first.next().size())
                .allMatch(partition ->
                        first.next().get(partition) <= second.next().get(partition));
    }

    /** The next offsets of a cursor, by partition. */
    public Map<TopicPartition, Long> offsetsOf(StreamCursor cursor) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            offsets.put(partition(i), cursor.next().get(i));
        }
        return offsets;
    }

    /** The changes behind a place. */
    public Page read(StreamCursor from, Filter filter, int limit) {
        return read(from, filter, limit, Long.MAX_VALUE);
    }

    /**
     * The changes behind a place.
     *
     * @param room how many bytes of the log they may be together; one change is read however large it is
     */
    public Page read(StreamCursor from, Filter filter, int limit, long room) {
        return view.read(db -> {
            // Of one moment with the rows: what is read later, or again after the view was emptied, is not passed over.
            List<Long> ends = ends(db);
            List<Found> found = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                found.addAll(find(db, i, from.next().get(i), ends.get(i), filter, limit));
            }
            found.sort(Comparator.comparingLong(Found::seq));
            List<Found> taken = found.subList(0, Math.min(limit, fitting(found, room)));
            Page page = page(db, taken, from, filter);
            boolean atEnd = taken.size() == found.size() && found.size() < limit;
            return atEnd ? new Page(page.changes(), behind(page.cursor(), ends)) : page;
        });
    }

    private static int fitting(List<Found> found, long room) {
        long left = room;
        int count = 0;
        while (count < found.size() && (count == 0 || found.get(count).bytes() <= left)) {
            left -= found.get(count).bytes();
            count++;
        }
        return count;
    }

    private static StreamCursor behind(StreamCursor cursor, List<Long> ends) {
        return cursor.movedTo(later(cursor.next(), ends));
    }

    private List<Long> ends(Sql db) throws SQLException {
        List<Long> ends = new ArrayList<>(Collections.nCopies(partitions, 0L));
        db.all(
                row -> ends.set(row.getInt(1), row.getLong(2)),
                "SELECT part, next FROM offsets WHERE topic = ?",
                Topics.ALERTS.name());
        return ends;
    }

    private Page page(Sql db, List<Found> found, StreamCursor from, Filter filter) throws SQLException {
        List<Change> changes = new ArrayList<>();
        StreamCursor cursor = from;
        for (Found change : found) {
            cursor = cursor.behind(change.partition(), change.offset());
            Alert alert = Erasures.without(db, alert(db, change));
            changes.add(new Change(alert, isFirst(db, alert.getId(), change, from, filter), cursor));
        }
        return new Page(changes, cursor);
    }

    private Alert alert(Sql db, Found change) throws SQLException {
        return db.first(
                        row -> serde.read(row.getBytes(1)),
                        "SELECT value FROM alert_changes WHERE seq = ?",
                        change.seq())
                .orElseThrow();
    }

    private List<Found> find(Sql db, int partition, long from, long to, Filter filter, int limit) throws SQLException {
        List<Object> arguments = new ArrayList<>(List.of(partition, from, to));
        String conditions = conditions(filter, arguments);
        arguments.add(limit);
        return db.all(
                this::found,
                "SELECT seq, part, pos, length(value) FROM alert_changes WHERE part = ? AND pos >= ? AND pos < ?"
                        + conditions
                        + " ORDER BY pos LIMIT ?",
                arguments.toArray());
    }

    private static boolean isFirst(Sql db, String alert, Found change, StreamCursor from, Filter filter)
            throws SQLException {
        List<Object> arguments = new ArrayList<>(List.of(alert, from.start().get(change.partition()), change.offset()));
        String conditions = conditions(filter, arguments);
        return db.first(
                        row -> row.getInt(1),
                        "SELECT 1 FROM alert_changes WHERE alert = ? AND pos >= ? AND pos < ?" + conditions
                                + " LIMIT 1",
                        arguments.toArray())
                .isEmpty();
    }

    private static String conditions(Filter filter, List<Object> arguments) {
        StringBuilder sql = new StringBuilder();
        if (filter.subscription() != null) {
            sql.append(" AND subscription = ?");
            arguments.add(filter.subscription());
        }
        if (!filter.unsent()) {
            sql.append(" AND NOT suppressed AND change <> ?");
            arguments.add(COPY);
        }
        sql.append(" AND origin IN (")
                .append(AlertStore.marks(filter.origins().size()))
                .append(")");
        arguments.addAll(filter.origins());
        return sql.toString();
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(row.getLong(1), row.getInt(2), row.getLong(3), row.getInt(4));
    }

    private List<Long> offsets(ToLongFunction<View.Span> which) {
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            View.Span span = view.span(partition(i));
            offsets.add(span == null ? 0 : which.applyAsLong(span));
        }
        return offsets;
    }

    private static List<Long> later(List<Long> these, List<Long> those) {
        List<Long> later = new ArrayList<>();
        for (int i = 0; i < these.size(); i++) {
            later.add(Math.max(these.get(i), those.get(i)));
        }
        return later;
    }

    private static TopicPartition partition(int partition) {
        return new TopicPartition(Topics.ALERTS.name(), partition);
    }
}
