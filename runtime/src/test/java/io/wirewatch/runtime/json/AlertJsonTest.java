package io.wirewatch.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Embargo;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.SubscriptionRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertJsonTest {
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00.120Z");

    @Test
    void messageIsTheOneOfTheContractFieldForField() throws Exception {
        JsonNode expected = new ObjectMapper().readTree("""
                {"type": "alert.raised", "timestamp": "2026-11-24T10:00:00.120Z",
                 "data": {"id": "alr_1", "revision": 1, "status": "raised", "reason": null, "origin": "live", "urgency": "normal",
                  "subscription": {"id": "sub_1", "name": "Pact", "version": 3, "expression": "NATO AND Russia"},
                  "story": "sty_1",
                  "releases": [{"id": "rel_1", "version": 1, "title": "NATO speaks", "url": null, "source": "push",
                                "publishedAt": "2026-11-24T00:00:00.000Z", "receivedAt": "2026-11-24T10:00:00.120Z",
                                "embargo": {"until": null, "text": "UNDER EMBARGO"}}],
                  "evidence": [{"release": "rel_1", "version": 1, "term": "NATO", "actor": "nato", "alias": "NATO",
                                "strength": "strong", "zone": "headline", "paragraph": null, "sentence": null,
                                "start": 0, "end": 4, "quote": "NATO speaks"},
                               {"release": "rel_1", "version": 1, "term": "Russia", "actor": "russia",
                                "alias": "Russian", "strength": "weak", "zone": "body", "paragraph": 2, "sentence": 0,
                                "start": 40, "end": 47, "quote": "A Russian envoy came."}],
                  "suppressed": null, "suppressedBefore": 12, "raisedAt": "2026-11-24T10:00:00.120Z"}}""");

        JsonNode message = AlertJson.message(AlertJson.type(alert()), alert());

        assertThat(message.toPrettyString()).isEqualTo(expected.toPrettyString());
    }

    @Test
    void whoeverNeverHeardOfAnAlertGetsItAsRaised() {
        Alert alert =
                Alert.newBuilder(alert()).setRevision(3).setStatus("updated").build();

        assertThat(AlertJson.type(alert)).isEqualTo("alert.updated");
        JsonNode message = AlertJson.message(AlertJson.RAISED, alert);
        assertThat(message.at("/type").asText()).isEqualTo("alert.raised");
        assertThat(message.at("/data/status").asText()).isEqualTo("updated");
    }

    private static Alert alert() {
        return Alert.newBuilder()
                .setId("alr_1")
                .setSubscription(SubscriptionRef.newBuilder()
                        .setId("sub_1")
                        .setName("Pact")
                        .setVersion(3)
                        .setExpression("NATO AND Russia")
                        .build())
                .setStory("sty_1")
                .setReleases(List.of(ReleaseRef.newBuilder()
                        .setId("rel_1")
                        .setTitle("NATO speaks")
                        .setSource("push")
                        .setPublishedAt(Instant.parse("2026-11-24T00:00:00Z"))
                        .setReceivedAt(AT)
                        .setEmbargo(new Embargo(null, "UNDER EMBARGO"))
                        .build()))
                .setEvidence(List.of(
                        evidence("NATO", "nato", "NATO", "strong", "headline", -1, 0, 4, "NATO speaks"),
                        evidence("Russia", "russia", "Russian", "weak", "body", 2, 40, 47, "A Russian envoy came.")))
                .setSuppressedBefore(12)
                .setRaisedAt(AT)
                .setUpdatedAt(AT)
                .build();
    }

    private static Evidence evidence(
            String term,
            String actor,
            String alias,
            String strength,
            String zone,
            int paragraph,
            int start,
            int end,
            String quote) {
        return Evidence.newBuilder()
                .setRelease("rel_1")
                .setTerm(term)
                .setActor(actor)
                .setAlias(alias)
                .setStrength(strength)
                .setZone(zone)
                .setParagraph(paragraph)
                .setSentence(paragraph < 0 ? -1 : 0)
                .setStart(start)
                .setEnd(end)
                .setQuote(quote)
                .build();
    }
}
