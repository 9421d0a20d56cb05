package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead letters of a topology: a record that cannot be decoded, handled or written goes to the dead-letter topic of
 * the topic it came from, and the next one is taken; where the surroundings failed, the thread stops and is replaced, and
 * the record is read again. Made by Kafka Streams from its settings, hence the public constructor.
 */
public final class StreamsDeadLetters
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    /** Setting: name of the service in the headers. */
    static final String SERVICE = "wirewatch.dead-letters.service";
    /** Setting: dead-letter topic of records from topics that are not in the catalogue, as repartition topics. */
    static final String FALLBACK = "wirewatch.dead-letters.fallback";

    private static final Logger LOG = LoggerFactory.getLogger(StreamsDeadLetters.class);

    private String service = "";
    private String fallback = "";

    @Override
    public void configure(Map<String, ?> settings) {
        service = String.valueOf(settings.get(SERVICE));
        fallback = String.valueOf(settings.get(FALLBACK));
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        return Refusals.of(failure)
                .map(refusal -> DeserializationExceptionHandler.Response.resume(
                        List.of(letter(context, record.key(), record.value(), null, refusal))))
                .orElseGet(DeserializationExceptionHandler.Response::fail);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        return Refusals.of(failure)
                .map(refusal -> ProcessingExceptionHandler.Response.resume(
                        List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), null, refusal))))
                .orElseGet(ProcessingExceptionHandler.Response::fail);
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
        return Refusals.of(failure)
                .map(refusal -> ProductionExceptionHandler.Response.resume(
                        List.of(letter(context, record.key(), record.value(), record.topic(), refusal))))
                .orElseGet(ProductionExceptionHandler.Response::fail);
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is raw here
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception failure,
            ProductionExceptionHandler.SerializationExceptionOrigin origin) {
        return Refusals.of(failure)
                .map(refusal -> ProductionExceptionHandler.Response.resume(
                        List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), null, refusal))))
                .orElseGet(ProductionExceptionHandler.Response::fail);
    }

    /** @param output where the record was to go, if it is one that could not be written */
    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, String output, Refusals.Refusal refusal) {
        LOG.warn(
                "record refused: service={} topic={} partition={} offset={} reason={}",
                service,
                context.topic(),
                context.partition(),
                context.offset(),
                refusal.reason());
        boolean declared = Topics.ALL.stream().anyMatch(topic -> topic.name().equals(context.topic()));
        RefusedRecord record = new RefusedRecord(
                context.topic(),
                context.partition(),
                context.offset(),
                context.timestamp(),
                key,
                value,
                context.headers(),
                output);
        return DeadLetters.letter(service, record, refusal, declared ? context.topic() + ".dlq" : fallback);
    }
}
