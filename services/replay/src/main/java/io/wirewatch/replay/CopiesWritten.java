package io.wirewatch.replay;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Copies of raw releases that a job writes: they go the way of what comes in, through all stages, and what comes in waits behind them. */
final class CopiesWritten extends TurnWrites {
    /**
     * @param arrived end of what is on the log of raw releases when the job begins, or goes on, by partition: copies that it wrote before
     *     may be among it
     */
    CopiesWritten(Map<TopicPartition, Long> arrived) {
        ends().putAll(arrived);
    }

    @Override
    long room(LivePipeline live) {
        return live.roomForCopies(ends());
    }
}
