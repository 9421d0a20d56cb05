package io.wirewatch.replay;

import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/** What all jobs of a worker share: a producer, an eye on the live pipeline, and threads for their lanes. */
final class Workbench implements AutoCloseable {
    // While one request is on its way the next fills: candidates go in few large ones.
    private static final int LARGEST_BATCH = 128 * 1024;

    private final RecordProducer producer;
    private final LivePipeline live;
    private final ExecutorService threads;
    private final int lanes;

    Workbench(KafkaClients clients, ReplayConfig config, Clock clock) {
        this.lanes = config.lanes();
        this.threads = Executors.newFixedThreadPool(
                lanes, Thread.ofPlatform().name("replay-lane-", 0).daemon().factory());
        this.producer = clients.producer(ReplayWorker.GROUP, Map.of(ProducerConfig.BATCH_SIZE_CONFIG, LARGEST_BATCH));
        this.live = new LivePipeline(clients, config, clock);
    }

    RecordProducer producer() {
        return producer;
    }

    LivePipeline live() {
        return live;
    }

    /** How many lanes a job may have. */
    int lanes() {
        return lanes;
    }

    /** Does all of it side by side and waits until all of it has come to an end. The first that failed is thrown. */
    <T> List<T> sideBySide(List<Callable<T>> work) {
        try {
            List<T> results = new ArrayList<>(work.size());
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        live.close();
        producer.close();
    }
}
