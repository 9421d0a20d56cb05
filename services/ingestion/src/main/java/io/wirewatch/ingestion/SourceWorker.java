package io.wirewatch.ingestion;

import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.SourcePolls;
import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns a share of the sources and keeps their polls going. Who owns which is what the consumer group assigns of the
 * partitions of {@code wirewatch.sources}; the records themselves are read as a table, since each instance needs all of
 * its share at once. On a new assignment the states of {@code wirewatch.source-state} are read to their end first.
 */
final class SourceWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWorker.class);
    private static final String GROUP = "wirewatch-ingestion";
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final DeadLetters deadLetters;
    private final SourcePolls polls;
    private final TopicTable<Source> sources;
    private final Thread thread = new Thread(this::run, GROUP);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Condition condition = Condition.starting("joining the group");
    private Set<Integer> owned = Set.of();
    private boolean loaded;

    SourceWorker(KafkaClients clients, DeadLetters deadLetters, SourcePolls polls) {
        this.clients = clients;
        this.deadLetters = deadLetters;
        this.polls = polls;
        this.sources = new TopicTable<>(clients, deadLetters, Topics.SOURCES, "sources");
        sources.onChange((id, source, _) -> changed(id, source));
    }

    @Override
    public String name() {
        return GROUP;
    }

    @Override
    public void start() {
        polls.start();
        thread.start();
    }

    @Override
    public Condition condition() {
        return condition;
    }

    private void run() {
        while (!isClosing()) {
            try (KafkaConsumer<String, byte[]> membership = clients.consumer(GROUP, GROUP, Map.of())) {
                membership.subscribe(List.of(Topics.SOURCES.name()), new Ownership(membership));
                while (!isClosing()) {
                    membership.poll(TICK);
                    step();
                }
            } catch (WakeupException e) {
                LOG.debug("woken up to close: worker={}", GROUP);
            } catch (RuntimeException | Error e) {
                condition = Condition.down(e);
                LOG.warn("sources not read, trying again: worker={}", GROUP, e);
                disownAll();
                backOff();
            }
        }
    }

    private void step() {
        if (owned.isEmpty() && !loaded) {
            return;
        }
        sources.catchUp();
        if (!loaded) {
            load();
        }
        condition = polls.trouble().isEmpty() ? Condition.READY : Condition.down(polls.trouble());
    }

    private void load() {
        try (TopicTable<SourceState> states =
                new TopicTable<>(clients, deadLetters, Topics.SOURCE_STATE, "source-state")) {
            states.catchUp();
            sources.snapshot().forEach((id, source) -> {
                if (isOwned(id)) {
                    SourceState state = states.get(id);
                    polls.own(SourceMapper.source(source), state == null ? PollState.NEW : SourceMapper.state(state));
                }
            });
        }
        loaded = true;
        LOG.info("sources taken over: partitions={} sources={}", owned.size(), polls.size());
    }

    private void changed(String id, Source source) {
        if (!loaded || !isOwned(id)) {
            return;
        }
        if (source == null) {
            polls.delete(id);
        } else {
            polls.change(SourceMapper.source(source));
        }
    }

    /** As the producers of the house partition. */
    private boolean isOwned(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return owned.contains(Utils.toPositive(Utils.murmur2(key)) % Topics.SOURCES.partitions());
    }

    private void disownAll() {
        owned = Set.of();
        loaded = false;
        polls.disown(id -> true);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void backOff() {
        try {
            // Ends early when the worker is closed.
            if (!closing.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("trying again: worker={}", GROUP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        polls.close();
        sources.close();
    }

    /** The group hands out whole partitions; nothing is fetched through it. */
    private final class Ownership implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> membership;

        private Ownership(KafkaConsumer<String, byte[]> membership) {
            this.membership = membership;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            membership.pause(partitions);
            owned = partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
            loaded = false;
            if (owned.isEmpty()) {
                // More instances than partitions: this one stands by.
                loaded = true;
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            disownAll();
        }
    }
}
