package io.wirewatch.gateway.deadletter;

import io.wirewatch.runtime.kafka.LetterHeaders;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Which dead letters have been dealt with, as their topics say it: two bits a letter, kept from call to call, so that each call reads
 * only what was written since. Safe for threads.
 */
final class Marks {
    private final Map<TopicPartition, Seen> partitions = new HashMap<>();

    /** What is known of a partition. */
    private static final class Seen {
        private final long first;
        private final BitSet redriven = new BitSet();
        private final BitSet dropped = new BitSet();
        private long next;

        Seen(long first) {
            this.first = first;
            this.next = first;
        }

        void add(LetterHeaders.Mark mark) {
            long place = mark.offset() - first;
            // Of letters that are gone, or that could not be there yet, nothing is kept.
            if (place >= 0 && mark.offset() < next && place < Integer.MAX_VALUE) {
                redriven.set((int) place, Status.REDRIVEN.text().equals(mark.what()));
                dropped.set((int) place, Status.DROPPED.text().equals(mark.what()));
            }
        }

        Status of(long offset) {
            long place = offset - first;
            if (place < 0 || place >= Integer.MAX_VALUE) {
                return Status.OPEN;
            }
            return redriven.get((int) place)
                    ? Status.REDRIVEN
                    : dropped.get((int) place) ? Status.DROPPED : Status.OPEN;
        }
    }

    /**
     * Reads what was written since the last time. Where that fails, the next call goes on from there.
     *
     * @param begins first offsets of the partitions
     * @param ends the offsets to read to
     */
    synchronized void catchUp(LetterReader reader, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> {
            Seen seen = partitions.get(partition);
            if (seen == null || seen.next > end) {
                // Not read before, or made anew since.
                seen = new Seen(begins.get(partition));
                partitions.put(partition, seen);
            }
            Seen known = seen;
            reader.read(partition, Math.max(known.next, begins.get(partition)), end, records -> add(known, records));
        });
    }

    private static boolean add(Seen seen, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            LetterHeaders.mark(record.headers()).ifPresent(seen::add);
            seen.next = record.offset() + 1;
        }
        return true;
    }

    /** What is known of a letter. */
    synchronized Status of(DeadLetterId id) {
        Seen seen = partitions.get(id.place());
        return seen == null ? Status.OPEN : seen.of(id.offset());
    }
}
