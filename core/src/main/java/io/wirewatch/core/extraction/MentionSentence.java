package io.wirewatch.core.extraction;

import io.wirewatch.core.release.Zone;

/**
 * A sentence that holds a catalogue actor, kept so that an alert can quote it.
 *
 * @param zone where it stands; the headline is one sentence
 * @param paragraph index in the text, -1 for the headline
 * @param sentence index in its paragraph, -1 for the headline
 * @param start first UTF-16 code unit, counted as for {@link Mention}
 * @param text the sentence as written
 */
public record MentionSentence(Zone zone, int paragraph, int sentence, int start, String text) {}
