/**
 * How services read and write Kafka. {@link io.wirewatch.runtime.kafka.BatchWorker} is the plain loop of poll, handle,
 * send, commit; {@link io.wirewatch.runtime.kafka.StreamsWorker} runs a topology; {@link
 * io.wirewatch.runtime.kafka.TopicTable} holds a compacted topic in memory and is the reader barrier; {@link
 * io.wirewatch.runtime.kafka.DeadLetters} takes what cannot be handled. Nothing is dropped silently and an absent broker
 * ends nothing.
 */
package io.wirewatch.runtime.kafka;
