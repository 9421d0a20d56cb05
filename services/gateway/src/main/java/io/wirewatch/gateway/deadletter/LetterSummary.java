package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.gateway.deadletter.LetterLog.Stretch;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many dead letters there are, by topic, service and reason. */
final class LetterSummary {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Services and reasons are words of headers, which anybody may write. */
    private static final int MOST_GROUPS = 500;

    private static final String OTHERS = "(others)";

    private final Map<Group, Counts> groups = new LinkedHashMap<>();

    private record Group(String topic, String service, String reason) {}

    private static final class Counts {
        private final Map<Status, Long> by = new EnumMap<>(Status.class);
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        void add(Letter letter) {
            by.merge(letter.status(), 1L, Long::sum);
            Instant at = letter.about().at();
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
        }

        long of(Status status) {
            return by.getOrDefault(status, 0L);
        }
    }

    /**
     * Those of one topic, service and reason.
     *
     * @param first when the first was refused
     * @param last when the last was
     */
    record Row(
            String topic,
            String service,
            String reason,
            long open,
            long redriven,
            long dropped,
            String first,
            String last) {}

    /**
     * All of them, most open ones first.
     *
     * @param complete whether all were counted; else those that were within twenty seconds
     */
    record Rows(List<Row> items, boolean complete) {}

    static Rows of(LetterLog log, LetterFilter filter) {
        return log.read(filter, reading -> new LetterSummary().count(reading, filter));
    }

    private Rows count(LetterLog.Reading reading, LetterFilter filter) {
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean complete = true;
        for (Stretch stretch : reading.stretches()) {
            long[] next = {stretch.from()};
            reading.reader().read(stretch.partition(), stretch.from(), stretch.to(), records -> {
                records.forEach(record -> reading.letter(stretch.place(), record)
                        .filter(letter -> filter.takes(letter.about()))
                        .ifPresent(this::add));
                next[0] = records.getLast().offset() + 1;
                return System.nanoTime() < end;
            });
            complete &= next[0] >= stretch.to();
        }
        return new Rows(rows(), complete);
    }

    private void add(Letter letter) {
        DeadLetter about = letter.about();
        Group group = new Group(about.id().topic().name(), about.service(), about.reason());
        if (groups.size() >= MOST_GROUPS && !groups.containsKey(group)) {
            group = new Group(group.topic(), OTHERS, OTHERS);
        }
        groups.computeIfAbsent(group, one -> new Counts()).add(letter);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        groups.forEach((group, counts) -> rows.add(new Row(
                group.topic(),
                group.service(),
                group.reason(),
                counts.of(Status.OPEN),
                counts.of(Status.REDRIVEN),
                counts.of(Status.DROPPED),
                AlertJson.time(counts.first),
                AlertJson.time(counts.last))));
        rows.sort(Comparator.comparingLong(Row::open).reversed().thenComparing(Row::topic));
        return List.copyOf(rows);
    }
}
