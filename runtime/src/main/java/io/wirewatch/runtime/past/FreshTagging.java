package io.wirewatch.runtime.past;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.past.LogScan.Taker;
import io.wirewatch.runtime.past.PastReader.Range;
import io.wirewatch.runtime.past.PastReader.Receiver;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Asks a rule of clean releases, which are tagged for it. For any threads. */
final class FreshTagging {
    private final PastRule rule;
    private final Range range;
    private final KafkaClients clients;
    private final SeenKeys seen;
    private final LongAdder searched = new LongAdder();

    /**
     * @param seen keys of releases for which the rule held: their further versions are handed on, too
     */
    FreshTagging(PastRule rule, Range range, KafkaClients clients, SeenKeys seen) {
        this.rule = rule;
        this.range = range;
        this.clients = clients;
        this.seen = seen;
    }

    /** How many releases it searched. */
    long searched() {
        return searched.sum();
    }

    Taker taker(Receiver receiver) {
        PastTexts texts = new PastTexts(rule, clients);
        return record -> read(record, texts, receiver);
    }

    private void read(ConsumerRecord<ByteBuffer, ByteBuffer> record, PastTexts texts, Receiver receiver) {
        if (record.value() == null || record.key() == null || !range.contains(record.timestamp())) {
            return;
        }
        searched.increment();
        try {
            TaggedRelease release = texts.tag(LogRecords.bytes(record.value()));
            if (release != null) {
                look(record, release, receiver);
            }
        } catch (SerializationException e) {
            LogRecords.passedOver(record, e);
        }
    }

    private void look(ConsumerRecord<ByteBuffer, ByteBuffer> record, TaggedRelease release, Receiver receiver) {
        boolean holds = !release.head().withdrawn() && RuleEvaluator.matches(rule.selection(), ReleaseView.of(release));
        if (holds) {
            seen.note(record.key());
        }
        boolean follows = release.head().version() > 1 || release.head().withdrawn();
        if (holds || follows && seen.mayHave(record.key())) {
            receiver.take(PastRelease.of(release), Instant.ofEpochMilli(record.timestamp()));
        }
    }
}
