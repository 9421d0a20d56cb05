package io.wirewatch.gateway.view;

import io.wirewatch.schemas.Topic;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What the broker knows of how far things are. */
interface LogPositions {
    /** What the matching group has committed, by partition; partitions without a commit are missing. */
    Map<TopicPartition, Long> committed();

    /** The offset behind the last record of each partition that holds any. */
    Map<TopicPartition, Long> ends(Topic<?> topic);
}
