package io.wirewatch.matching;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.MentionSentence;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Releases and subscriptions as records. */
final class Fixtures {
    static final Instant ARRIVAL = Instant.parse("2026-03-01T12:00:00Z");

    private Fixtures() {}

    static Subscription subscription(String id, String rule) {
        try {
            return Subscription.newBuilder()
                    .setId(id)
                    .setName("name of " + id)
                    .setVersion(1)
                    .setExpression(rule)
                    .setCanonical(rule)
                    .setCompiled(ByteBuffer.wrap(ExpressionCodec.encode(Rules.expressionOf(rule))))
                    .setEndpoints(List.of("hook"))
                    .build();
        } catch (RuleException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }

    /** The head of version 1 of a live release in its own story. */
    static ReleaseHead.Builder head(String id) {
        return ReleaseHead.newBuilder()
                .setId(id)
                .setVersion(1)
                .setTitle("title of " + id)
                .setStory("sty_" + id)
                .setPublishedAt(ARRIVAL)
                .setReceivedAt(ARRIVAL);
    }

    /** What stage one found for a release that came in: this subscription, by its rule over one release. */
    static MatchCandidates candidates(ReleaseMentions release, String subscription) {
        return MatchCandidates.newBuilder()
                .setTenant(release.getTenant())
                .setHead(release.getHead())
                .setMentions(release.getMentions())
                .setSentences(release.getSentences())
                .setSubscriptions(List.of(subscription))
                .setRaisedAt(ARRIVAL)
                .build();
    }

    /** A release whose paragraphs each mention these actors, one sentence each: {@code "nato russia | belarus"}. */
    static ReleaseMentions mentions(ReleaseHead head, String paragraphs) {
        List<Mention> mentions = new ArrayList<>();
        List<MentionSentence> sentences = new ArrayList<>();
        int start = 0;
        int paragraph = 0;
        for (String part : paragraphs.split(" ?\\| ?", -1)) {
            String zone = paragraph == 0 ? "lead" : "body";
            sentences.add(new MentionSentence(zone, paragraph, 0, start, part));
            int at = 0;
            for (String actor : part.split(" ", -1)) {
                if (!actor.isEmpty()) {
                    mentions.add(mention(actor, zone, paragraph, start + at));
                }
                at += actor.length() + 1;
            }
            start += part.length() + 2;
            paragraph++;
        }
        return ReleaseMentions.newBuilder()
                .setHead(head)
                .setMentions(mentions)
                .setSentences(sentences)
                .build();
    }

    private static Mention mention(String actor, String zone, int paragraph, int start) {
        return Mention.newBuilder()
                .setActor(actor)
                .setAlias(actor)
                .setKind("country")
                .setZone(zone)
                .setParagraph(paragraph)
                .setSentence(0)
                .setStart(start)
                .setEnd(start + actor.length())
                .build();
    }
}
