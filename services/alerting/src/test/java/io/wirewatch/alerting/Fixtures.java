package io.wirewatch.alerting;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.SubscriptionRef;
import java.time.Instant;
import java.util.List;

/** Alerts, endpoints and wishes that the tests of alerting are about. */
final class Fixtures {
    static final Instant ARRIVAL = Instant.parse("2026-11-24T10:00:00.120Z");

    private Fixtures() {}

    static Alert alert(String id, int revision, String status, String... endpoints) {
        return Alert.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setStatus(status)
                .setChange(
                        switch (status) {
                            case "updated" -> "evidence";
                            default -> status;
                        })
                .setSubscription(SubscriptionRef.newBuilder()
                        .setId("pact")
                        .setName("Pact watch")
                        .setVersion(1)
                        .setExpression("PARAGRAPH(NATO AND Russia)")
                        .build())
                .setStory("sty_1")
                .setReleases(List.of(ReleaseRef.newBuilder()
                        .setId("rel_1")
                        .setTitle("Bündnis öffnet Büro in Moskau")
                        .setUrl("https://news.example.org/1")
                        .setSource("push")
                        .setPublishedAt(ARRIVAL)
                        .setReceivedAt(ARRIVAL)
                        .build()))
                .setEvidence(List.of(Evidence.newBuilder()
                        .setRelease("rel_1")
                        .setTerm("NATO")
                        .setActor("nato")
                        .setAlias("NATO")
                        .setZone("lead")
                        .setParagraph(0)
                        .setSentence(0)
                        .setStart(4)
                        .setEnd(8)
                        .setQuote("The NATO envoy met Russia’s.")
                        .build()))
                .setEndpoints(List.of(endpoints))
                .setRaisedAt(ARRIVAL)
                .setUpdatedAt(ARRIVAL)
                .build();
    }

    static DeliveryCommand deliver(String endpoint, Alert alert) {
        return DeliveryCommand.newBuilder()
                .setEndpoint(endpoint)
                .setAlert(alert)
                .setRequestedAt(ARRIVAL)
                .build();
    }

    static DeliveryCommand resend(String endpoint, String delivery, String request) {
        return DeliveryCommand.newBuilder()
                .setEndpoint(endpoint)
                .setKind("resend")
                .setDelivery(delivery)
                .setRequest(request)
                .build();
    }

    static DeliveryCommand test(String endpoint, String request) {
        return DeliveryCommand.newBuilder()
                .setEndpoint(endpoint)
                .setKind("test")
                .setRequest(request)
                .setRequestedAt(ARRIVAL)
                .build();
    }

    static Endpoint endpoint(String id, String... waits) {
        return Endpoint.newBuilder()
                .setId(id)
                .setName("Desk")
                .setUrl("https://hooks.example.org/" + id)
                .setRetrySchedule(List.of(waits))
                .setVersion(1)
                .build();
    }
}
