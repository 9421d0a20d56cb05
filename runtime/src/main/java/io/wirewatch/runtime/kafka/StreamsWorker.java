package io.wirewatch.runtime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import io.wirewatch.schemas.Topic;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a topology with the settings of the house: at least once, explicit names, fixed member names, dead letters by
 * {@link StreamsDeadLetters}. It joins its group when the barrier was passed for the first time: who has a million settings
 * to read yet would only keep partitions waiting. A thread that fails is replaced after a pause, and reads again from its last commit.
 */
public final class StreamsWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsWorker.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final String applicationId;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final Runnable barrier;
    private final Thread opening;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean open;
    private volatile String failure = "";

    /**
     * @param applicationId consumer group and prefix of internal topics; also the worker's name
     * @param input topic whose dead-letter topic takes records refused between internal topics
     * @param barrier called once before the group is joined, until it returns, after every poll that brought records,
     *     before any of them is processed, and about once a second while none come; it may block and throw, which stops the
     *     thread where records wait
     */
    public StreamsWorker(
            KafkaClients clients,
            MeterRegistry meters,
            String applicationId,
            Topology topology,
            Topic<?> input,
            Runnable barrier) {
        this.applicationId = applicationId;
        this.barrier = barrier;
        this.opening = new Thread(this::open, applicationId + "-opening");
        Properties settings = settings(clients, applicationId, input);
        this.streams = new KafkaStreams(topology, settings, new BarrierClientSupplier(barrier));
        this.metrics = new KafkaStreamsMetrics(streams);
        streams.setUncaughtExceptionHandler(this::replaceThread);
        streams.setStateListener((now, _) -> {
            if (now == KafkaStreams.State.RUNNING) {
                failure = "";
            }
        });
        metrics.bindTo(meters);
    }

    private static Properties settings(KafkaClients clients, String applicationId, Topic<?> input) {
        Properties settings = clients.streamsProperties(applicationId);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        settings.put(StreamsDeadLetters.SERVICE, applicationId.replaceFirst("^wirewatch-", ""));
        settings.put(StreamsDeadLetters.FALLBACK, input.deadLetterTopic());
        // Streams commits by itself; a batch this size keeps its latency low under load.
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        return settings;
    }

    private StreamThreadExceptionResponse replaceThread(Throwable cause) {
        failure = cause.toString();
        LOG.warn("thread failed and is replaced: worker={}", applicationId, cause);
        return backOff() ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    @Override
    public String name() {
        return applicationId;
    }

    @Override
    public void start() {
        opening.start();
    }

    private void open() {
        while (!isClosing()) {
            try {
                barrier.run();
                failure = "";
                streams.start();
                open = true;
                return;
            } catch (BarrierTimeoutException e) {
                failure = e.getMessage();
                LOG.info("not open yet: worker={} reason={}", applicationId, e.getMessage());
            } catch (RuntimeException | Error e) {
                if (isClosing()) {
                    return;
                }
                failure = e.toString();
                LOG.warn("cannot open, tried again: worker={}", applicationId, e);
                backOff();
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Ends early, and says so, when the worker is closed. */
    private boolean backOff() {
        try {
            return closing.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return isClosing();
        }
    }

    @Override
    public Condition condition() {
        if (!open) {
            return Condition.starting(failure.isEmpty() ? "reading settings" : failure);
        }
        if (!failure.isEmpty()) {
            return Condition.down(failure);
        }
        return switch (streams.state()) {
            case RUNNING -> Condition.READY;
            case CREATED, REBALANCING -> Condition.starting("joining the group, restoring stores");
            default -> Condition.down("Kafka Streams is " + streams.state());
        };
    }

    @Override
    public void close() {
        closing.countDown();
        opening.interrupt();
        try {
            opening.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        metrics.close();
        streams.close(CLOSE_TIMEOUT);
    }
}
