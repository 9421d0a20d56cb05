package io.wirewatch.ingestion.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a feed offers of pushes, and how its hub was asked for them.
 *
 * @param hub who pushes
 * @param topic what it is asked for
 * @param base public address that it was given; null before it was asked
 * @param version of the source as it was asked
 * @param askedAt when it was asked last, or null
 * @param asks how often in a row it was asked without a word from it
 * @param heardBefore when it had last been heard as it was asked: an answer has another time, whosever clock it is by
 * @param answeredPush push that the last poll began after, or null
 * @param error what stands in the way and what to do about it, or null
 */
public record WebSub(
        String hub,
        String topic,
        String base,
        int version,
        Instant askedAt,
        int asks,
        Instant heardBefore,
        Instant answeredPush,
        String error) {
    static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final int RETRY_FACTOR = 4;
    private static final int MOST_STEPS = 6;
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What is known where a feed offers this: nothing yet of a hub or topic that is not the one before; null where none. */
    static WebSub offered(WebSub known, HubOffer offer) {
        if (offer.hubs().isEmpty()) {
            return null;
        }
        boolean same = known != null
                && offer.hubs().contains(known.hub())
                && offer.topic().equals(known.topic());
        return same ? known : new WebSub(offer.preferred(), offer.topic(), null, 0, null, 0, null, null, null);
    }

    /** Whether a push came that no poll began after. */
    boolean owes(PolledSource source) {
        HubWord word = word(source);
        return word != null && word.pushedAt() != null && !word.pushedAt().equals(answeredPush);
    }

    /** As a poll leaves it that began with the source as it is. */
    WebSub answering(PolledSource source) {
        HubWord word = word(source);
        return word == null ? this : with(word.pushedAt(), error);
    }

    WebSub because(String reason) {
        return with(answeredPush, reason);
    }

    /** Whether the hub was never asked for what is wanted now. */
    boolean isUnasked(PolledSource source, String publicUrl) {
        return askedAt == null || version != source.version() || !publicUrl.equals(base);
    }

    WebSub asking(PolledSource source, String publicUrl, Instant now) {
        HubWord word = word(source);
        return new WebSub(
                hub,
                topic,
                publicUrl,
                source.version(),
                now,
                isHeard(word) || isUnasked(source, publicUrl) ? 1 : asks + 1,
                word == null ? null : word.heardAt(),
                answeredPush,
                error);
    }

    /**
     * When the hub is asked again: halfway through its lease, a day later at most; a day after it denied; while it does not
     * say anything, ever more rarely. Only of one that was asked.
     */
    Instant nextAt(PolledSource source) {
        HubWord word = word(source);
        if (!isHeard(word)) {
            Duration wait = FIRST_RETRY.multipliedBy((long) Math.pow(RETRY_FACTOR, Math.min(MOST_STEPS, asks) - 1.0));
            return askedAt.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        }
        if (word.leaseUntil() == null) {
            return word.heardAt().plus(LONGEST);
        }
        Duration half = Duration.between(word.heardAt(), word.leaseUntil()).dividedBy(2);
        Duration renewal = half.compareTo(LONGEST) < 0 ? half : LONGEST;
        return word.heardAt().plus(renewal.compareTo(SHORTEST) > 0 ? renewal : SHORTEST);
    }

    private boolean isHeard(HubWord word) {
        return word != null
                && word.heardAt() != null
                && askedAt != null
                && !word.heardAt().equals(heardBefore);
    }

    /** What the hub said, if it is this one's word about this topic. */
    private HubWord word(PolledSource source) {
        HubWord word = source.hubWord();
        return word != null && Objects.equals(hub, word.hub()) && Objects.equals(topic, word.topic()) ? word : null;
    }

    private WebSub with(Instant push, String reason) {
        return new WebSub(hub, topic, base, version, askedAt, asks, heardBefore, push, reason);
    }
}
