package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

        assertThat(DeliveryPlanner.wants(endpoint(asked, false), alert)).isEqualTo(sent);
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

        assertThat(DeliveryPlanner.wants(endpoint(List.of(), copies), alert)).isEqualTo(sent);
    }

    @Test
    void copiesOfAnUnwantedOriginAreNotSentEither() {
        Alert alert = Alert.newBuilder().setChange("copy").setOrigin("late").build();

        assertThat(DeliveryPlanner.wants(endpoint(List.of("live"), true), alert))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cooldown", "replay"})
    void whatIsSuppressedIsSentToNobody(String why) {
        Alert alert = Alert.newBuilder().setSuppressed(why).build();

        assertThat(DeliveryPlanner.wants(endpoint(List.of("live", "late"), true), alert))
                .isFalse();
    }

    @Test
    void anEndpointThatNamesSubscriptionsGetsNoOthers() {
        Alert pact = Fixtures.alert("alr_1", 1, "raised", "desk");
        Endpoint.Builder desk = Endpoint.newBuilder();

        assertThat(DeliveryPlanner.wants(desk.build(), pact)).isTrue();
        assertThat(DeliveryPlanner.wants(desk.setSubscriptions(List.of("pact")).build(), pact))
                .isTrue();
        assertThat(DeliveryPlanner.wants(desk.setSubscriptions(List.of("other")).build(), pact))
                .isFalse();
    }

    private static Endpoint endpoint(List<String> origins, boolean copies) {
        return Endpoint.newBuilder().setOrigins(origins).setCopies(copies).build();
    }
}
