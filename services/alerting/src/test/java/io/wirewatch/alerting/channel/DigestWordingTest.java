package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestWordingTest {
    private static final String PACT = "[{\"id\":\"pact\",\"name\":\"Pact watch\",\"alerts\":3}]";

    private static Summary summary(Delivery delivery, String zone) {
        return Wording.summary(
                delivery.getBody(),
                Endpoint.newBuilder()
                        .setId("end_1")
                        .setName("Desk")
                        .setKind("ntfy")
                        .setUrl("https://ntfy.example.org/desk")
                        .setZone(zone)
                        .setTitleTemplate("Mine: {title}")
                        .setTextTemplate("{quotes}")
                        .build());
    }

    private static Summary held(String reasons) {
        return summary(DigestMessages.of(reasons, 3, PACT, List.of()), null);
    }

    @Test
    void itSaysHowManyOfWhichSubscriptionsAndWhy() {
        Summary summary = summary(DigestMessages.digest(), null);

        assertThat(summary.label()).isEqualTo("Wirewatch: 5 alerts");
        assertThat(summary.title()).isEqualTo("Pact watch (4), Offices (1)");
        assertThat(summary.text())
                .isEqualTo("Held back in your quiet hours and by your limit of messages,"
                        + " 23 Nov 2026, 21:04 UTC to 24 Nov 2026, 05:49 UTC.");
        assertThat(summary.footer()).isEqualTo("dlv_1");
    }

    @Test
    void eachAlertSaysWhatHappenedAndWithdrawnOnesWhy() {
        List<Item> items = summary(DigestMessages.digest(), null).items().list();

        assertThat(items.get(0).label()).isEqualTo("Pact watch: updated");
        assertThat(items.get(0).notes()).contains("Embargo: Embargoed until 18:00 CET");
        assertThat(items.get(0).about()).isEqualTo("shape, 24 Nov 2026, 09:50 UTC");
        assertThat(items.get(0).quote().text()).isEqualTo(ChannelMessages.SENTENCE);
        assertThat(items.get(0).quote().marks()).hasSize(2);
        assertThat(items.get(1).label()).isEqualTo("Pact watch: withdrawn");
        assertThat(items.get(1).notes()).contains("Withdrawn: the source withdrew it.");
        assertThat(items.get(2).label()).startsWith("Pact @everyone").doesNotContain("new alert");
    }

    @Test
    void whatHappenedIsReadAlsoAfterALongName() {
        Delivery updated = ChannelMessages.updated();
        String body = updated.getBody().replace("Pact watch", "P".repeat(300)).replace("shape", "s".repeat(300));

        Summary summary = summary(
                DigestMessages.of(
                        "\"digest\"",
                        1,
                        PACT,
                        List.of(Delivery.newBuilder(updated).setBody(body).build())),
                null);

        assertThat(summary.label()).isEqualTo("Wirewatch: 1 alert");
        assertThat(summary.items().list().getFirst().line())
                .hasSizeLessThan(200)
                .contains("P…: updated · ")
                .endsWith("s…, 24 Nov 2026, 09:50 UTC");
    }

    @Test
    void whatIsLeftOutIsCountedAndItsPlaceNamed() {
        Summary.Items items = summary(DigestMessages.digest(), null).items();

        assertThat(items.rest(3)).isEqualTo("and 2 more: wirewatch alerts --subscription pact (or offices)");
        assertThat(items.rest(1)).startsWith("and 4 more: ");
        assertThat(summary(DigestMessages.usual(2), null).items().rest(2)).isEmpty();
    }

    @Test
    void idsThatACommandLineWouldNotTakeAsTheyAreAreNotPutIntoOne() {
        String hostile =
                "[{\"id\":\"x; rm -rf ~\",\"name\":null,\"alerts\":2},{\"id\":null,\"name\":null,\"alerts\":1}]";

        Summary summary = summary(DigestMessages.of("\"digest\"", 3, hostile, List.of()), null);

        assertThat(summary.title()).isEqualTo("x; rm -rf ~ (2),  (1)");
        assertThat(summary.items().rest(0)).isEqualTo("and 3 more: wirewatch alerts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "digest" | Held back for your digest, 23 Nov
                    "gather" | Held back to go together, 23 Nov
                    "limit"  | Held back by your limit of messages, 23 Nov
                    "moon"   | Held back, 23 Nov
                    null     | Held back, 23 Nov
                    """)
    void eachReasonHasItsWordsAndOneThatIsNotKnownHasNone(String reason, String begin) {
        assertThat(held(reason).text()).startsWith(begin);
    }

    @Test
    void ofManySubscriptionsTheFirstAreNamed() {
        String many = IntStream.range(0, 7)
                .mapToObj(i -> "{\"id\":\"s" + i + "\",\"name\":\"Rule " + i + "\",\"alerts\":1}")
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(summary(DigestMessages.of("\"gather\"", 7, many, List.of()), null)
                        .title())
                .isEqualTo("Rule 0 (1), Rule 1 (1), Rule 2 (1), Rule 3 (1), Rule 4 (1) and 2 other subscriptions");
    }

    @Test
    void timesAreThoseOfTheEndpointsClocks() {
        Summary digest = summary(DigestMessages.digest(), "Europe/Brussels");
        Summary alert = summary(ChannelMessages.raised(), "Europe/Brussels");
        Summary notice = summary(ChannelMessages.notice(), "America/New_York");

        assertThat(digest.text()).contains("23 Nov 2026, 22:04 Europe/Brussels to 24 Nov 2026, 06:49 Europe/Brussels");
        assertThat(digest.items().list().getFirst().about()).isEqualTo("shape, 24 Nov 2026, 10:50 Europe/Brussels");
        assertThat(notice.facts().getFirst().value()).isEqualTo("24 Nov 2026, 03:00 America/New_York");
        assertThat(alert.title()).startsWith("Mine: ");
    }

    @Test
    void aTemplateIsForOneAlertAlone() {
        assertThat(summary(DigestMessages.digest(), null).title()).doesNotStartWith("Mine");
        assertThat(summary(DigestMessages.digest(), null)
                        .items()
                        .list()
                        .getFirst()
                        .title())
                .isEqualTo("Liaison offices agreed");
    }

    @Test
    void theHourThatIsThereTwiceSaysWhichItIs() {
        Times brussels = times("Europe/Brussels");

        assertThat(brussels.minute("2026-10-25T00:30:00Z")).isEqualTo("25 Oct 2026, 02:30 Europe/Brussels (+02:00)");
        assertThat(brussels.minute("2026-10-25T01:30:00Z")).isEqualTo("25 Oct 2026, 02:30 Europe/Brussels (+01:00)");
        assertThat(brussels.minute("2026-10-25T02:30:00Z")).isEqualTo("25 Oct 2026, 03:30 Europe/Brussels");
    }

    @Test
    void aZoneThatIsNotKnownLeavesTheTimesInUtc() {
        assertThat(times("Mars/Olympus").minute("2026-10-25T00:30:00Z")).isEqualTo("25 Oct 2026, 00:30 UTC");
        assertThat(times("no zone at all").minute("soon")).isEqualTo("soon");
        assertThat(times("Asia/Tokyo").span("2026-10-25T00:30:10Z", "2026-10-25T00:30:40Z"))
                .isEqualTo("25 Oct 2026, 09:30 Asia/Tokyo");
        assertThat(times(null).span(null, null)).isEmpty();
    }

    private static Times times(String zone) {
        return Times.of(Endpoint.newBuilder()
                .setId("end_1")
                .setName("Desk")
                .setKind("ntfy")
                .setUrl("https://ntfy.example.org/desk")
                .setZone(zone)
                .build());
    }
}
