package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertWordingTest {
    private static Summary summary(String type, Alert alert) {
        Delivery delivery = ChannelMessages.of(type, alert);
        return Wording.summary(
                delivery.getBody(),
                Endpoint.newBuilder()
                        .setId("end_1")
                        .setName("Desk")
                        .setKind("ntfy")
                        .setUrl("https://ntfy.example.org/desk")
                        .build());
    }

    /** Reasons are codes on the log; one that has no words here would reach people as its code. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            killed      | Withdrawn: the source withdrew it.
            erased      | Withdrawn: it was erased on legal demand.
            edited      | Withdrawn: an edit took out what the rule asks for.
            late        | Withdrawn: a release that arrived late shows that the rule did not hold.
            reprocessed | Withdrawn: a release was read again, and what the rule asks for is not found any more.
            """)
    void peopleAreToldInWordsWhyAnAlertIsWithdrawn(String reason, String words) {
        Summary summary = summary(
                "alert.withdrawn",
                ChannelMessages.alert()
                        .setStatus("withdrawn")
                        .setChange("withdrawn")
                        .setReason(reason)
                        .build());

        assertThat(summary.label()).isEqualTo("Pact watch: withdrawn");
        assertThat(summary.text()).isEqualTo(words);
    }

    /** Backfills and reprocessings both give alerts of origin backfill. */
    @ParameterizedTest
    @CsvSource({
        "late, It arrived late: it was published well before it was received.",
        "backfill, It was found in the past by a replay."
    })
    void peopleAreToldWhyTheyHearOfItOnlyNow(String origin, String words) {
        Summary summary = summary(
                "alert.raised", ChannelMessages.alert().setOrigin(origin).build());

        assertThat(summary.facts()).contains(new Fact("Not sooner", words));
    }

    @Test
    void whatIsToldAtOnceSaysNothingOfThat() {
        Summary summary = summary("alert.raised", ChannelMessages.alert().build());

        assertThat(summary.facts()).extracting(Fact::name).doesNotContain("Not sooner");
    }
}
