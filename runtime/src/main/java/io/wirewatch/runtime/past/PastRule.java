package io.wirewatch.runtime.past;

import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.rules.Rule;

/**
 * A rule to ask of the past, and what it speaks of as it is now.
 *
 * @param selection what a release must fulfil to be looked at
 * @param actors finds the actors of the rule; it need find no others
 * @param names finds names that nobody listed; null where the rule asks for none
 * @param version the version of the catalogue in which the actors came to be as they are now. Recorded mentions made by an older one,
 *     or found otherwise by a replay since, are not trusted: those releases are tagged afresh. {@link #NEVER} where the log's catalogue
 *     does not have them; {@link #AS_RECORDED} where what was found when a release came in is taken as it is
 */
public record PastRule(Rule selection, ActorIndex actors, EntityRecogniser names, long version) {
    /** No catalogue on the log has these actors. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Older than any catalogue. */
    private static final long AS_RECORDED = -1;

    /** A rule to be answered by what was found when a release came in. */
    static PastRule asRecorded(Rule selection, ActorIndex actors) {
        return new PastRule(selection, actors, null, AS_RECORDED);
    }

    /** Whether what was found when a release came in is taken as it is. */
    public boolean isAsRecorded() {
        return version == AS_RECORDED;
    }
}
