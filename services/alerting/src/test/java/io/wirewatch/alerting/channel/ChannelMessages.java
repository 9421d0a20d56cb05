package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Embargo;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.SubscriptionRef;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Messages that every channel must be able to bring. */
final class ChannelMessages {
    static final Instant ARRIVAL = Instant.parse("2026-11-24T10:00:00.120Z");
    static final String SENTENCE =
            "The Alliance will receive Russian liaison officers in Mons, and Moscow will open its doors to NATO’s.";

    /** What must not come to anything, in whatever markup. */
    static final String HOSTILE =
            "@everyone @here <!channel> <@U012> <script>alert(1)</script> [x](javascript:alert(1)) *b* _i_ `c` ~s~ ||p||"
                    + " {{7*7}} </td>&amp;\r\nBcc: all@example.org\r\n\r\n\u202Egnp.exe\u202C \u0000\uD800 end";

    private ChannelMessages() {}

    static Alert.Builder alert() {
        return Alert.newBuilder()
                .setId("alr_liaison")
                .setRevision(1)
                .setStatus("raised")
                .setChange("raised")
                .setSubscription(SubscriptionRef.newBuilder()
                        .setId("pact")
                        .setName("Pact watch")
                        .setVersion(3)
                        .setExpression("SENTENCE(NATO AND Russia)")
                        .build())
                .setStory("sty_1")
                .setReleases(List.of(release("rel_1", "Liaison offices in Mons and Norfolk agreed", "shape")))
                .setEvidence(List.of(
                        evidence("NATO", "nato", "the Alliance", "The talks of the Alliance went on until Friday."),
                        evidence("NATO", "nato", "Alliance", SENTENCE),
                        evidence("Russia", "russia", "Moscow", SENTENCE)))
                .setRaisedAt(ARRIVAL)
                .setUpdatedAt(ARRIVAL);
    }

    static ReleaseRef release(String id, String title, String source) {
        return ReleaseRef.newBuilder()
                .setId(id)
                .setTitle(title)
                .setUrl("https://news.example.org/" + source + "/" + id + "?a=1&b=2")
                .setSource(source)
                .setPublishedAt(ARRIVAL.minusSeconds(600))
                .setReceivedAt(ARRIVAL)
                .build();
    }

    static Evidence evidence(String term, String actor, String alias, String quote) {
        return Evidence.newBuilder()
                .setRelease("rel_1")
                .setTerm(term)
                .setActor(actor)
                .setAlias(alias)
                .setZone("lead")
                .setParagraph(0)
                .setSentence(0)
                .setQuote(quote)
                .build();
    }

    static Delivery raised() {
        return of(AlertJson.RAISED, alert().build());
    }

    /** With copies, an embargo, and others that a cool-down held back. */
    static Delivery updated() {
        ReleaseRef embargoed = ReleaseRef.newBuilder(release("rel_1", "Liaison offices agreed", "shape"))
                .setEmbargo(Embargo.newBuilder()
                        .setText("Embargoed until 18:00 CET")
                        .build())
                .build();
        return of(
                "alert.updated",
                alert().setRevision(2)
                        .setStatus("updated")
                        .setChange("evidence")
                        .setReleases(List.of(
                                embargoed,
                                release("rel_2", "Liaison offices agreed, says ministry", "mod"),
                                release("rel_3", "Offices in Mons", "wire")))
                        .setSuppressedBefore(3)
                        .build());
    }

    static Delivery withdrawn() {
        return of(
                "alert.withdrawn",
                alert().setRevision(3)
                        .setStatus("withdrawn")
                        .setChange("withdrawn")
                        .setReason("killed")
                        .build());
    }

    static Delivery notice() {
        return delivery(
                "notice",
                "{\"type\":\"source.broken\",\"timestamp\":\"2026-11-24T10:00:00.120Z\",\"data\":{\"id\":\"ntc_1\","
                        + "\"subject\":\"source/shape\",\"name\":\"SHAPE news\",\"url\":\"https://news.example.org/feed\","
                        + "\"since\":\"2026-11-24T08:00:00.000Z\",\"detail\":\"It answered 404 three times. Look whether"
                        + " the feed has moved, then wirewatch sources check shape.\"}}");
    }

    static Delivery test() {
        return delivery(
                "test",
                "{\"type\":\"endpoint.test\",\"timestamp\":\"2026-11-24T10:00:00.120Z\",\"data\":{\"endpoint\":\"end_1\","
                        + "\"name\":\"Desk\",\"text\":\"This is a test. Somebody asked Wirewatch whether its messages"
                        + " arrive here.\"}}");
    }

    static Delivery hostile() {
        return of(
                AlertJson.RAISED,
                alert().setSubscription(SubscriptionRef.newBuilder()
                                .setId("pact")
                                .setName("Pact " + HOSTILE)
                                .setExpression("NATO AND \"" + HOSTILE + "\"")
                                .build())
                        .setReleases(List.of(release("rel_1", "Title " + HOSTILE, "push")))
                        .setEvidence(List.of(evidence("NATO", "nato", "NATO", "NATO says " + HOSTILE)))
                        .build());
    }

    /** With a release that says it is to be read there. */
    static Delivery withAddress(String url) {
        return of(
                AlertJson.RAISED,
                alert().setReleases(List.of(ReleaseRef.newBuilder(release("rel_1", "Liaison offices agreed", "push"))
                                .setUrl(url)
                                .build()))
                        .build());
    }

    /** Long in every way: title, sentences, terms, copies. */
    static Delivery huge() {
        String words = "Lange Sätze über Bündnisse, die niemand zu Ende liest 🕊. ".repeat(100);
        return of(
                AlertJson.RAISED,
                alert().setReleases(IntStream.range(0, 300)
                                .mapToObj(i -> release("rel_" + i, i + " " + words, "source" + i))
                                .toList())
                        .setEvidence(IntStream.range(0, 500)
                                .mapToObj(i ->
                                        evidence("term " + i, "actor" + i, "alias " + i, i + " alias " + i + words))
                                .toList())
                        .build());
    }

    /** Long, and each character is markup, takes three bytes or is asked for by the rule. */
    static Delivery dense() {
        String markup = "*_\"`<&]\\".repeat(500);
        return of(
                AlertJson.RAISED,
                alert().setSubscription(SubscriptionRef.newBuilder()
                                .setId("pact")
                                .setName(markup)
                                .setExpression("条".repeat(5000))
                                .build())
                        .setReleases(IntStream.range(0, 5)
                                .mapToObj(i -> release("rel_" + i + "x".repeat(1900), markup, "条".repeat(10)))
                                .toList())
                        .setEvidence(List.of(
                                evidence("A", "a", "a", "a*".repeat(2000)),
                                evidence("B", "b", "b", "b 条 ".repeat(2000))))
                        .build());
    }

    static Delivery of(String type, Alert alert) {
        return Delivery.newBuilder(
                        delivery("alert", AlertJson.message(type, alert).toString()))
                .setAlert(alert.getId())
                .setRevision(alert.getRevision())
                .build();
    }

    static Delivery delivery(String kind, String body) {
        return Delivery.newBuilder()
                .setId("dlv_1")
                .setEndpoint("end_1")
                .setKind(kind)
                .setMessageId("msg_1")
                .setBody(body)
                .setCreatedAt(ARRIVAL)
                .build();
    }
}
