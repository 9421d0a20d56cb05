package io.wirewatch.runtime.past;

import io.wirewatch.avro.Replay;
import io.wirewatch.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far replays have read texts again and found something else: what was found there first is no more to be trusted. */
public final class ReadAgain {
    private static final String REPROCESS = "reprocess";
    /** Cleaning that is done again gives further versions, whose mentions are found as those of any edit. */
    private static final String EXTRACTION = "extraction";

    private ReadAgain() {}

    /** Whether a job has found something else in texts than was found in them when they came in; whether it has come to its end or not. */
    public static boolean isAnother(Replay job) {
        return job.getKind().equals(REPROCESS) && EXTRACTION.equals(job.getStage()) && job.getMatched() > 0;
    }

    /** Of each partition of mentions the end of the last stretch that was read again; of one that was not, nothing. */
    public static Map<TopicPartition, Long> ends(Collection<Replay> jobs) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Replay job : jobs) {
            if (isAnother(job)) {
                for (int i = 0;
                        i
                                < Math.min(
                                        Topics.RELEASES_MENTIONS.partitions(),
                                        job.getEndOffsets().size());
                        i++) {
                    ends.merge(
                            new TopicPartition(Topics.RELEASES_MENTIONS.name(), i),
                            job.getEndOffsets().get(i),
                            Math::max);
                }
            }
        }
        return ends;
    }
}
