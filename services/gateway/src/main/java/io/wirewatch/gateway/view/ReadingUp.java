package io.wirewatch.gateway.view;

import io.wirewatch.runtime.Condition;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a reader has come with what was on the log when it began. */
final class ReadingUp {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingUp.class);

    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> starts;
    private final long total;
    private long told;

    /**
     * @param ends where the log ended
     * @param from where it begins to read
     */
    ReadingUp(Map<TopicPartition, Long> ends, ToLongFunction<TopicPartition> from) {
        this.ends = Map.copyOf(ends);
        this.starts = ends.keySet().stream().collect(Collectors.toMap(partition -> partition, from::applyAsLong));
        this.total = left(starts::get);
    }

    private long left(ToLongFunction<TopicPartition> next) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - next.applyAsLong(end.getKey())))
                .sum();
    }

    /**
     * Ready, or how far it has come; that is told in the log as well, at each tenth.
     *
     * @param next what it reads next
     */
    Condition condition(ToLongFunction<TopicPartition> next) {
        // What it has not told the view of yet may lie before the first record that there is.
        long left = left(partition -> Math.max(starts.get(partition), next.applyAsLong(partition)));
        if (left == 0) {
            return Condition.READY;
        }
        long percent = 100 * (total - left) / total;
        if (percent / 10 > told / 10) {
            LOG.info("reading the log: records={} done={} %", total, percent);
            told = percent;
        }
        return Condition.starting("reading the log: " + percent + " %");
    }
}
