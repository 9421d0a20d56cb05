package io.wirewatch.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final TopicPartition FIRST = new TopicPartition("commands", 0);
    private static final TopicPartition SECOND = new TopicPartition("commands", 1);

    private final InFlight<String> inFlight = new InFlight<>();
    private final List<Long> settled = new ArrayList<>();

    private CompletableFuture<Void> take(TopicPartition partition, long offset) {
        Outbox outbox = new Outbox(null);
        CompletableFuture<Void> done = new CompletableFuture<>();
        outbox.add(done);
        ConsumerRecord<String, byte[]> raw =
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", new byte[0]);
        inFlight.add(new Pending<>(raw, new InputRecord<>("key", "value", null, "commands", 0, offset), outbox));
        return done;
    }

    private void settle() {
        inFlight.settle(one -> settled.add(one.raw().offset()));
    }

    private Optional<Long> committable(TopicPartition partition) {
        return Optional.ofNullable(inFlight.settled().get(partition)).map(OffsetAndMetadata::offset);
    }

    @Test
    void whatIsBehindOneThatIsUnderWayIsNotCommitted() {
        CompletableFuture<Void> slow = take(FIRST, 4);
        take(FIRST, 5).complete(null);
        take(SECOND, 9).complete(null);

        settle();
        assertThat(committable(FIRST)).isEmpty();
        assertThat(committable(SECOND)).contains(10L);

        slow.complete(null);
        settle();
        assertThat(committable(FIRST)).contains(6L);
        assertThat(settled).containsExactly(9L, 4L, 5L);
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void whatCouldNotBeSettledStaysWithAllBehindIt() {
        take(FIRST, 4).complete(null);
        take(FIRST, 5).complete(null);
        take(FIRST, 6).complete(null);

        assertThatThrownBy(() -> inFlight.settle(one -> {
                    if (one.raw().offset() == 5) {
                        throw new IllegalStateException("the broker is away");
                    }
                }))
                .hasMessageContaining("away");
        assertThat(committable(FIRST)).contains(5L);
        settle();
        assertThat(settled).containsExactly(5L, 6L);
    }

    @Test
    void partitionsThatAreGivenAwayAreForgotten() {
        take(FIRST, 4).complete(null);
        take(SECOND, 9);
        settle();
        inFlight.forget(List.of(FIRST, SECOND));

        assertThat(inFlight.hasSettled()).isFalse();
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void thereIsRoomForSoManyAndNoMore() {
        for (int i = 0; i < InFlight.MOST; i++) {
            assertThat(inFlight.hasRoom()).isTrue();
            take(FIRST, i);
        }
        assertThat(inFlight.hasRoom()).isFalse();
    }

    /** In whatever order they end: what is committed is all before the first that has not ended, and each is settled once. */
    @Property
    void theCommittedOffsetIsThatOfTheFirstWhichIsUnderWay(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 29) Integer> ends) {
        InFlightTest fresh = new InFlightTest();
        List<CompletableFuture<Void>> taken = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            taken.add(fresh.take(FIRST, i));
        }
        for (int end : ends) {
            taken.get(end).complete(null);
            fresh.settle();
            long first = 0;
            while (first < 30 && taken.get((int) first).isDone()) {
                first++;
            }
            assertThat(fresh.committable(FIRST).orElse(0L)).isEqualTo(first);
            assertThat(fresh.settled).hasSize((int) first).doesNotHaveDuplicates();
        }
    }
}
