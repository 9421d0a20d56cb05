package io.wirewatch.gateway.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.replay.PreviewResult;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.runtime.json.AlertJson;
import io.wirewatch.runtime.mapping.AlertRecords;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a rule would have raised, as far as that is known.
 *
 * @param total alerts that would have been raised
 * @param withdrawn how many of them would stand no more
 * @param days how many on each day, UTC; days without one are left out
 * @param samples the first of them; of a line that is not the last, those that the lines before did not have
 * @param scanned releases looked at, by their bytes most of them
 * @param complete whether all of the range was looked at
 * @param canonical the rule with every word resolved
 * @param warnings what its author should know
 * @param by {@code received | published}: which time the range and the days are of
 * @param reachesBackTo arrival of the oldest release that the log has; null where it has none
 * @param retagged releases whose text was searched anew, since they came in before the rule's actors were as they are
 */
record PreviewJson(
        long total,
        long withdrawn,
        List<Day> days,
        List<JsonNode> samples,
        long scanned,
        boolean complete,
        String canonical,
        List<String> warnings,
        String from,
        String to,
        String by,
        String reachesBackTo,
        long retagged,
        Progress progress) {
    static final String RECEIVED = "received";
    static final String PUBLISHED = "published";

    private static final Set<String> BY = Set.of(RECEIVED, PUBLISHED);

    /** How many alerts on a day. */
    record Day(String date, long count) {}

    /**
     * How far it is.
     *
     * @param done records read
     * @param total records to read
     * @param bytes of those read
     * @param millis since it began
     * @param ratePerSecond records a second since it began
     * @param secondsLeft at that rate; null where it cannot be told
     */
    record Progress(long done, long total, long bytes, long millis, Double ratePerSecond, Long secondsLeft) {
        static Progress of(long done, long total, long bytes, long millis) {
            Double rate = millis == 0 ? null : done * 1000.0 / millis;
            Long left = rate == null || rate == 0 ? null : (long) Math.ceil(Math.max(0, total - done) / rate);
            return new Progress(done, total, bytes, millis, rate, left);
        }
    }

    static List<Day> days(PreviewResult result) {
        return result.days().entrySet().stream()
                .map(day -> new Day(day.getKey().toString(), day.getValue()))
                .toList();
    }

    static List<JsonNode> samples(List<Alert> alerts, String tenant) {
        AlertRecords records = new AlertRecords(tenant);
        return alerts.stream()
                .map(alert -> (JsonNode) AlertJson.data(records.of(alert)))
                .toList();
    }

    static String time(Instant instant) {
        return instant == null ? null : AlertJson.time(instant);
    }

    /** What is asked: an expression, or the rule of a subscription. */
    record Wanted(String expression, String subscription, String from, String to, String by) {
        Wanted {
            if ((expression == null || expression.isBlank()) == (subscription == null || subscription.isBlank())) {
                throw new IllegalArgumentException(
                        "either \"expression\" or \"subscription\" says which rule is asked");
            }
            if (by != null && !BY.contains(by)) {
                throw new IllegalArgumentException("by takes received or published, not \"" + by + "\"");
            }
            TimeRange.of(from, to);
        }

        TimeRange range() {
            return TimeRange.of(from, to);
        }

        boolean byPublished() {
            return PUBLISHED.equals(by);
        }
    }
}
