package io.wirewatch.gateway.deadletter;

import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Names a dead letter by its place, so that it is found without a search: {@code dlq_}, then in hex a hash of the topic's name (8
 * digits), the partition (4) and the offset (16).
 *
 * @param topic the topic whose record was refused
 * @param partition the letter's partition of the dead-letter topic
 * @param offset the letter's offset there
 */
record DeadLetterId(Topic<?> topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("dlq_([0-9a-f]{8})([0-9a-f]{4})([0-7][0-9a-f]{15})");
    private static final int HEX = 16;

    /** The id that this text is; empty where it is none, or of a topic that there is not. */
    static Optional<DeadLetterId> of(String text) {
        Matcher id = FORM.matcher(text);
        if (!id.matches()) {
            return Optional.empty();
        }
        int hash = Integer.parseUnsignedInt(id.group(1), HEX);
        int partition = Integer.parseInt(id.group(2), HEX);
        long offset = Long.parseLong(id.group(3), HEX);
        return Topics.ALL.stream()
                .filter(topic -> topic.name().hashCode() == hash && partition < topic.partitions())
                .findFirst()
                .map(topic -> new DeadLetterId(topic, partition, offset));
    }

    /** Where it stands. */
    TopicPartition place() {
        return new TopicPartition(topic.deadLetterTopic(), partition);
    }

    /** The id as clients see it. */
    String text() {
        return String.format(Locale.ROOT, "dlq_%08x%04x%016x", topic.name().hashCode(), partition, offset);
    }
}
