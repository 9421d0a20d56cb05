package io.wirewatch.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedSubscriptionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor:nato",
                "actor:nato AND (actor:russia OR kind:person) AND NOT source:\"push\"",
                "SENTENCE(actor:nato NEAR/10 actor:russia)",
                "COUNT >= 3 OF (actor:nato AND actor:russia) WITHIN 24h"
            })
    void whatIsUnpackedIsWhatWasPacked(String rule) throws Exception {
        ActiveSubscription full = new ActiveSubscription(
                new SubscriptionRef("sub_1", "Überblick 日本 😀", 7, rule),
                Rules.expressionOf(rule),
                Instant.parse("2026-03-01T12:00:00.123456789Z"),
                Duration.ofMillis(90_061_001),
                Duration.ofHours(1),
                List.of("end_1", "end_2"),
                "high");
        ActiveSubscription bare = new ActiveSubscription(
                new SubscriptionRef("sub_2", "", 0, rule),
                Rules.expressionOf(rule),
                Instant.EPOCH,
                null,
                null,
                List.of(),
                "normal");

        assertThat(PackedSubscription.unpack("sub_1", PackedSubscription.pack(full)))
                .isEqualTo(full);
        assertThat(PackedSubscription.unpack("sub_2", PackedSubscription.pack(bare)))
                .isEqualTo(bare);
    }
}
