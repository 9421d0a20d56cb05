package io.wirewatch.gateway.websub;

import io.wirewatch.avro.HubWord;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.WebSubState;
import java.time.Duration;
import java.time.Instant;

/**
 * What a hub was asked for, behind the address that it was given.
 *
 * @param id of the source
 * @param source null where it was deleted
 * @param state as ingestion asked
 */
record HubSubscription(String id, Source source, WebSubState state) {
    private static final Duration SAME_WORD = Duration.ofSeconds(10);

    /** Whether pushes are still wanted. */
    boolean isWanted() {
        return source != null && source.getEnabled() && !source.getWebSub().equals("off") && state.getAskedAt() != null;
    }

    boolean isAbout(String topic) {
        return state.getTopic().equals(topic);
    }

    /** Whether the hub said the same a moment ago: it is not written again. */
    boolean wasHeard(boolean confirmed, Instant now) {
        HubWord word = wordOn(source);
        return word.getHeardAt() != null
                && (word.getRefusal() == null) == confirmed
                && word.getHeardAt().plus(SAME_WORD).isAfter(now);
    }

    /** What the hub said last, as a source has it; nothing where that was another hub or topic. */
    HubWord wordOn(Source current) {
        HubWord word = current.getHubWord();
        boolean same = word != null
                && word.getHub().equals(state.getHub())
                && word.getTopic().equals(state.getTopic());
        return same ? word : new HubWord(state.getHub(), state.getTopic(), null, null, null, null);
    }
}
