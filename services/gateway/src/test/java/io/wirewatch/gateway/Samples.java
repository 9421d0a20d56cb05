package io.wirewatch.gateway;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.SubscriptionRef;
import io.wirewatch.avro.TextParagraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records that other services would write. */
public final class Samples {
    public static final Instant ARRIVAL = Instant.parse("2026-11-24T10:00:00.123Z");

    private Samples() {}

    public static ReleaseHead.Builder head(String id) {
        return ReleaseHead.newBuilder()
                .setId(id)
                .setVersion(1)
                .setTitle("NATO and Russia meet")
                .setSource("push")
                .setPublishedAt(Instant.parse("2026-11-24T00:00:00Z"))
                .setPublishedPrecision("day")
                .setReceivedAt(ARRIVAL)
                .setLanguage("en")
                .setStory("sty_0000000000000000000001");
    }

    public static CleanRelease clean(ReleaseHead head) {
        return clean(head, "BRUSSELS, Nov. 24 - The parties met.\n\nThey will meet again.");
    }

    public static CleanRelease clean(ReleaseHead head, String text) {
        return CleanRelease.newBuilder()
                .setHead(head)
                .setText(text)
                .setParagraphs(paragraphs(text))
                .build();
    }

    /** The lead, and what follows as a contact. */
    private static List<TextParagraph> paragraphs(String text) {
        List<TextParagraph> paragraphs = new ArrayList<>();
        int start = 0;
        for (String paragraph : text.isEmpty() ? new String[0] : text.split("\n\n")) {
            paragraphs.add(TextParagraph.newBuilder()
                    .setStart(start)
                    .setEnd(start + paragraph.length())
                    .setZone(start == 0 ? "lead" : "contact")
                    .build());
            start += paragraph.length() + 2;
        }
        return paragraphs;
    }

    public static ReleaseMentions mentions(ReleaseHead head) {
        return ReleaseMentions.newBuilder()
                .setHead(head)
                .setMentions(List.of(
                        Mention.newBuilder()
                                .setActor("nato")
                                .setKind("organisation")
                                .setAlias("NATO")
                                .setZone("headline")
                                .setStart(0)
                                .setEnd(4)
                                .build(),
                        Mention.newBuilder()
                                .setKind("organisation")
                                .setAlias("parties")
                                .setZone("lead")
                                .setParagraph(0)
                                .setSentence(0)
                                .setStart(24)
                                .setEnd(31)
                                .build()))
                .build();
    }

    public static Alert.Builder alert(String id, String subscription, int revision, String change) {
        return Alert.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setStatus(
                        switch (change) {
                            case "withdrawn" -> "withdrawn";
                            case "raised" -> "raised";
                            default -> "updated";
                        })
                .setChange(change)
                .setSubscription(SubscriptionRef.newBuilder()
                        .setId(subscription)
                        .setName("Watch")
                        .setVersion(1)
                        .setExpression("NATO AND Russia")
                        .build())
                .setStory("sty_0000000000000000000001")
                .setReleases(List.of(ReleaseRef.newBuilder()
                        .setId("rel_0000000000000000000001")
                        .setTitle("NATO and Russia meet")
                        .setUrl("https://example.org/1")
                        .setSource("push")
                        .setPublishedAt(ARRIVAL)
                        .setReceivedAt(ARRIVAL)
                        .build()))
                .setEvidence(List.of(Evidence.newBuilder()
                        .setRelease("rel_0000000000000000000001")
                        .setTerm("NATO")
                        .setActor("nato")
                        .setAlias("NATO")
                        .setZone("headline")
                        .setEnd(4)
                        .setQuote("NATO and Russia meet")
                        .build()))
                .setRaisedAt(ARRIVAL)
                .setUpdatedAt(ARRIVAL.plusSeconds(revision));
    }
}
