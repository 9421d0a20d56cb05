package io.wirewatch.runtime.past;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.runtime.past.PastReader.Range;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Finds where in the log the mentions begin that a recent enough catalogue made. Along a partition the version of the catalogue only
 * grows, so that place is looked for by halves; what stands before it has its text at the same place of the clean releases. What a
 * reprocessing has found stands elsewhere, and is passed over.
 */
final class Staleness {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** How far behind records of its time a release is looked for. */
    private static final int REACH = 10_000;

    /** How many steps back it is worth to look for the last record before a place. */
    private static final int STEPS = 100;

    private final Range range;
    private final Consumer<ByteBuffer, ByteBuffer> consumer;
    private final AvroSerde<ReleaseMentions> mentions;
    private final AvroSerde<CleanRelease> clean;

    /**
     * @param range what is asked for; other records may stand between those of a stretch
     * @param consumer moved about as needed
     */
    Staleness(Range range, Consumer<ByteBuffer, ByteBuffer> consumer, KafkaClients clients) {
        this.range = range;
        this.consumer = consumer;
        this.mentions = clients.serde(Topics.RELEASES_MENTIONS);
        this.clean = clients.serde(Topics.RELEASES_CLEAN);
    }

    /**
     * Divides a stretch.
     *
     * @param recorded the stretch of mentions
     * @param texts the same stretch of clean releases
     * @param version what a recent enough catalogue has
     * @param readAgain how far replays have read texts again, by partition of mentions
     */
    PastStretch divide(LogRange recorded, LogRange texts, long version, Map<TopicPartition, Long> readAgain) {
        Map<TopicPartition, Long> currentFrom = new HashMap<>();
        Map<TopicPartition, Long> staleTo = new HashMap<>();
        for (int number = 0; number < Topics.RELEASES_MENTIONS.partitions(); number++) {
            TopicPartition partition = new TopicPartition(Topics.RELEASES_MENTIONS.name(), number);
            TopicPartition text = new TopicPartition(Topics.RELEASES_CLEAN.name(), number);
            long again = Math.min(recorded.end(partition), readAgain.getOrDefault(partition, 0L));
            long start = Math.max(recorded.start(partition), again);
            long first = firstCurrent(partition, start, recorded.end(partition), version);
            currentFrom.put(partition, first);
            staleTo.put(text, textOf(partition, first, recorded, text, texts));
        }
        return new PastStretch(recorded.startingAt(currentFrom), texts.endingAt(staleTo));
    }

    /** The offset of the first record that a recent enough catalogue made; the end where there is none. */
    private long firstCurrent(TopicPartition partition, long start, long end, long version) {
        if (version == PastRule.NEVER || start >= end) {
            return end;
        }
        long low = start;
        long high = end;
        while (low < high) {
            // The very first record decides most often.
            long middle = low == start && high == end ? low : low + (high - low) / 2;
            ConsumerRecord<ByteBuffer, ByteBuffer> record = next(partition, middle, high);
            if (record == null || catalogueVersion(record) >= version) {
                high = middle;
            } else {
                low = record.offset() + 1;
            }
        }
        return low;
    }

    /** The first record from an offset on that no reprocessing has made, or null where there is none before an end: offsets may be missing. */
    private ConsumerRecord<ByteBuffer, ByteBuffer> next(TopicPartition partition, long offset, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        while (consumer.position(partition, TIMEOUT) < end) {
            for (ConsumerRecord<ByteBuffer, ByteBuffer> record :
                    consumer.poll(POLL).records(partition)) {
                if (record.offset() >= end) {
                    return null;
                }
                if (!isReprocessed(record)) {
                    return record;
                }
            }
        }
        return null;
    }

    private boolean isReprocessed(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        byte[] bytes = LogRecords.bytes(record.value());
        try {
            return bytes != null
                    && ReceivedMentions.mayBeReprocessed(bytes)
                    && mentions.read(bytes, ReceivedMentions::read).isAgain();
        } catch (SerializationException e) {
            return false;
        }
    }

    /** What cannot be read is as old as can be: its text may be readable. */
    private long catalogueVersion(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        TaggedRelease release = release(record);
        return release == null ? -1 : release.catalogueVersion();
    }

    private TaggedRelease release(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        try {
            return mentions.read(LogRecords.bytes(record.value()), ReceivedMentions::read)
                    .release();
        } catch (SerializationException e) {
            return null;
        }
    }

    /**
     * The offset behind the clean release that the last of the stale mentions was made of. That has the same key and time; where it
     * cannot be told for sure, it is the end: what is read twice counts once.
     */
    private long textOf(TopicPartition partition, long offset, LogRange recorded, TopicPartition text, LogRange texts) {
        if (offset <= recorded.start(partition)) {
            return texts.start(text);
        }
        ConsumerRecord<ByteBuffer, ByteBuffer> last = lastBefore(partition, offset, recorded.start(partition));
        if (last == null && offset - recorded.start(partition) <= STEPS) {
            // Nothing stands before it that is asked for.
            return texts.start(text);
        }
        TaggedRelease release = last == null ? null : release(last);
        if (release == null || release.head() == null) {
            return texts.end(text);
        }
        OffsetAndTimestamp at = consumer.offsetsForTimes(Map.of(text, last.timestamp()), TIMEOUT)
                .get(text);
        if (at == null) {
            return texts.end(text);
        }
        long from = Math.max(at.offset(), texts.start(text));
        return find(text, from, texts.end(text), last.key(), release.head().version());
    }

    /** The last record of the range before an offset that no reprocessing has made; null where that is further away than it is worth to look. */
    private ConsumerRecord<ByteBuffer, ByteBuffer> lastBefore(TopicPartition partition, long offset, long start) {
        for (long at = offset - 1; at >= Math.max(start, offset - STEPS); at--) {
            ConsumerRecord<ByteBuffer, ByteBuffer> record = next(partition, at, offset);
            if (record != null && range.contains(record.timestamp())) {
                return record;
            }
        }
        return null;
    }

    private long find(TopicPartition text, long from, long end, ByteBuffer key, int version) {
        consumer.assign(List.of(text));
        consumer.seek(text, from);
        long position = from;
        while (position < end && position - from < REACH) {
            for (ConsumerRecord<ByteBuffer, ByteBuffer> record :
                    consumer.poll(POLL).records(text)) {
                if (key.equals(record.key()) && version(record) == version) {
                    return Math.min(record.offset() + 1, end);
                }
            }
            position = consumer.position(text, TIMEOUT);
        }
        return end;
    }

    private int version(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        try {
            CleanRelease release = clean.read(LogRecords.bytes(record.value()));
            return release == null || release.getHead() == null
                    ? -1
                    : release.getHead().getVersion();
        } catch (SerializationException e) {
            return -1;
        }
    }
}
