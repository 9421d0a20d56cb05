package io.wirewatch.runtime.past;

import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.rules.Rule;

/**
 * A rule to ask of the past, and the actors that it speaks of as they are now.
 *
 * @param selection what a release must fulfil to be looked at
 * @param actors finds the actors of the rule; it need find no others
 * @param version the version of the catalogue in which they came to be as they are now. Recorded mentions made by an older one are
 *     not trusted: those releases are tagged afresh. {@link #NEVER} where the log's catalogue does not have them; 0 where what is
 *     recorded is taken as it is
 */
public record PastRule(Rule selection, ActorIndex actors, long version) {
    /** No catalogue on the log has these actors. */
    public static final long NEVER = Long.MAX_VALUE;
}
