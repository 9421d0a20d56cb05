package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryPlannerTest {
    @ParameterizedTest
    @CsvSource({
        "live, true, '', true",
        "live, false, '', true",
        "late, true, '', false",
        "late, true, late, true",
        "live, true, late, false",
        "backfill, false, '', false",
        "backfill, true, '', true",
        "backfill, false, 'live backfill', true",
        "backfill, false, 'live late', false"
    })
    void anOriginIsSentWhereTheEndpointOrTheReplayAsksForIt(
            String origin, boolean deliver, String origins, boolean sent) {
        Alert alert = Alert.newBuilder().setOrigin(origin).setDeliver(deliver).build();
        List<String> asked = origins.isEmpty() ? List.of() : List.of(origins.split(" "));

        assertThat(DeliveryPlanner.wants(alert, asked, false)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "raised, false, true",
        "evidence, false, true",
        "withdrawn, false, true",
        "copy, false, false",
        "copy, true, true"
    })
    void aFurtherCopyIsSentWhereTheEndpointAsksForCopies(String change, boolean copies, boolean sent) {
        Alert alert = Alert.newBuilder().setChange(change).build();

        assertThat(DeliveryPlanner.wants(alert, List.of(), copies)).isEqualTo(sent);
    }

    @Test
    void copiesOfAnUnwantedOriginAreNotSentEither() {
        Alert alert = Alert.newBuilder().setChange("copy").setOrigin("late").build();

        assertThat(DeliveryPlanner.wants(alert, List.of("live"), true)).isFalse();
    }

    @Test
    void whatACoolDownSuppressesIsSentToNobody() {
        Alert alert = Alert.newBuilder().setSuppressed("cooldown").build();

        assertThat(DeliveryPlanner.wants(alert, List.of("live", "late"), true)).isFalse();
    }
}
