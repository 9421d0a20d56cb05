package io.wirewatch.gateway.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.schemas.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterIdTest {
    @Test
    void anIdNamesItsPlaceOnEachTopic() {
        Topics.ALL.forEach(topic -> {
            DeadLetterId id = new DeadLetterId(topic, topic.partitions() - 1, Long.MAX_VALUE);
            assertThat(id.text()).matches("[a-z]{3}_[A-Za-z0-9]{16,40}");
            assertThat(DeadLetterId.of(id.text())).contains(id);
        });
    }

    @Test
    void noTwoTopicsHaveTheSameHash() {
        assertThat(Topics.ALL.stream().map(topic -> topic.name().hashCode())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dlq_",
                "dlq_0000000000000000000000000000",
                "rel_0000000000000000000000",
                "dlq_ffffffffffffffffffffffffffff",
                "DLQ_0000000000000000000000000000"
            })
    void whatIsNoIdIsNone(String text) {
        assertThat(DeadLetterId.of(text)).isEmpty();
    }

    @Test
    void aPartitionThatTheTopicHasNotIsNoPlace() {
        String text = new DeadLetterId(Topics.ACTORS, 0, 7).text();
        assertThat(DeadLetterId.of(text)).isPresent();
        assertThat(DeadLetterId.of(new DeadLetterId(Topics.ACTORS, 1, 7).text()))
                .isEmpty();
    }
}
