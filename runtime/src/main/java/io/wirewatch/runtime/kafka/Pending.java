package io.wirewatch.runtime.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that was taken from a topic, until all that follows from it is on the log. */
final class Pending<V> {
    private final ConsumerRecord<String, byte[]> raw;
    private InputRecord<V> input;
    private final Outbox outbox;
    private boolean refused;

    /**
     * @param input the record decoded; null where that failed, and it has gone to the dead letters
     */
    Pending(ConsumerRecord<String, byte[]> raw, InputRecord<V> input, Outbox outbox) {
        this.raw = raw;
        this.input = input;
        this.outbox = outbox;
        this.refused = input == null;
    }

    ConsumerRecord<String, byte[]> raw() {
        return raw;
    }

    InputRecord<V> input() {
        return input;
    }

    Outbox outbox() {
        return outbox;
    }

    /** It was handled: while it is under way, the bytes are enough, and a record decoded is many times their size. */
    void handled() {
        input = null;
    }

    /** It has gone to the dead letters; whatever it put into its outbox before is waited for still. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }
}
