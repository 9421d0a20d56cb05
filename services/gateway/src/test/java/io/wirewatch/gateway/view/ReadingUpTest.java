package io.wirewatch.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.runtime.Condition;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadingUpTest {
    private static final TopicPartition ONE = new TopicPartition("topic", 0);
    private static final TopicPartition OTHER = new TopicPartition("topic", 1);

    private final Map<TopicPartition, Long> next = new HashMap<>(Map.of(ONE, 100L, OTHER, 10L));
    private final ReadingUp reading = new ReadingUp(Map.of(ONE, 200L, OTHER, 110L), next::get);

    @Test
    void saysHowMuchOfItIsRead() {
        assertThat(condition()).isEqualTo(Condition.starting("reading the log: 0 %"));
        next.put(ONE, 150L);
        assertThat(condition()).isEqualTo(Condition.starting("reading the log: 25 %"));
        next.put(ONE, 200L);
        next.put(OTHER, 109L);
        assertThat(condition()).isEqualTo(Condition.starting("reading the log: 99 %"));
    }

    @Test
    void isReadyWhereTheLogEnded() {
        next.put(ONE, 250L);
        next.put(OTHER, 110L);
        assertThat(condition()).isEqualTo(Condition.READY);
    }

    @Test
    void whatThereIsNoneOfIsRead() {
        ReadingUp nothing = new ReadingUp(Map.of(ONE, 100L), next::get);
        assertThat(nothing.condition(_ -> 0)).isEqualTo(Condition.READY);
    }

    private Condition condition() {
        return reading.condition(next::get);
    }
}
