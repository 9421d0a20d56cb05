package io.wirewatch.gateway.view;

import io.wirewatch.gateway.view.View.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps the view to what the log holds: rows of records that retention has taken go, and the view says that it begins
 * behind them, so that a stream cursor from before is known to be too old.
 */
final class Retention {
    private final View view;

    Retention(View view) {
        this.view = view;
    }

    /**
     * Forgets what stands before the log's beginning.
     *
     * @param beginnings first offset that the log holds, by partition
     * @param projections the projection of a topic
     */
    void apply(Map<TopicPartition, Long> beginnings, Function<String, Projection> projections) {
        Map<TopicPartition, Span> moved = new HashMap<>();
        beginnings.forEach((partition, first) -> {
            Span span = view.span(partition);
            if (span == null) {
                moved.put(partition, new Span(first, first));
            } else if (span.first() < first) {
                moved.put(partition, new Span(first, Math.max(first, span.next())));
            }
        });
        view.advance(moved, db -> {
            for (TopicPartition partition : moved.keySet()) {
                projections
                        .apply(partition.topic())
                        .forget(db, partition.partition(), moved.get(partition).first());
            }
        });
    }
}
