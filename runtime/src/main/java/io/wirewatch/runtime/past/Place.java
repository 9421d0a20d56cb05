package io.wirewatch.runtime.past;

import org.apache.kafka.common.TopicPartition;

/** Where a record stands on the log. */
public record Place(TopicPartition partition, long offset) {}
