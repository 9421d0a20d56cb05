package io.wirewatch.replay;

import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of its partitions. Membership of the consumer group says whose a job is; the topic itself says how it
 * stands, so nothing is committed: who gets a partition reads it from the beginning. When broker or registry fail, it says
 * so, backs off and begins anew.
 */
final class ReplayWorker implements Worker {
    /** Consumer group: part of the deployed contract. */
    static final String GROUP = "wirewatch-replay";

    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorker.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final ReplayPasses passes;
    private final ReplayConfig config;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, GROUP);
    private volatile Condition condition = Condition.starting("joining the group");
    private volatile KafkaConsumer<String, byte[]> polling;

    ReplayWorker(KafkaClients clients, ReplayPasses passes, ReplayConfig config, Clock clock) {
        this.clients = clients;
        this.passes = passes;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return GROUP;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Condition condition() {
        return condition;
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (Workbench bench = new Workbench(clients, config, clock);
                    KafkaConsumer<String, byte[]> consumer = clients.consumer(GROUP, GROUP, Map.of());
                    ReplayDesk desk = new ReplayDesk(clients.serde(Topics.REPLAYS), bench, passes, clock)) {
                polling = consumer;
                consumer.subscribe(List.of(Topics.REPLAYS.name()), new ReplayAssignment(consumer, desk, this::ready));
                work(consumer, desk);
            } catch (WakeupException e) {
                LOG.debug("woken up to close");
            } catch (RuntimeException | Error e) {
                condition = Condition.down(e);
                LOG.warn("jobs interrupted, will go on from their records", e);
                backOff();
            } finally {
                polling = null;
            }
        }
    }

    private void work(KafkaConsumer<String, byte[]> consumer, ReplayDesk desk) {
        while (closing.getCount() > 0) {
            consumer.poll(desk.rest()).forEach(desk::read);
            if (isAtEnd(consumer)) {
                desk.turn();
            }
        }
    }

    /** A job is touched only when the newest word about it is known. */
    private static boolean isAtEnd(KafkaConsumer<String, byte[]> consumer) {
        return consumer.assignment().stream()
                .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }

    private void ready() {
        condition = Condition.READY;
    }

    private void backOff() {
        try {
            if (!closing.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("trying again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<String, byte[]> consumer = polling;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
