package io.wirewatch.core.extraction;

import io.wirewatch.core.release.ReleaseHead;
import java.util.List;

/**
 * Who is in a release, and where. All that matching needs.
 *
 * @param head identity, dates, language, story
 * @param mentions in order of zone and start
 * @param sentences each sentence that holds a catalogue actor, once, in order
 * @param catalogueVersion version of the catalogue that was in force
 */
public record TaggedRelease(
        ReleaseHead head, List<Mention> mentions, List<MentionSentence> sentences, long catalogueVersion) {
    public TaggedRelease {
        mentions = List.copyOf(mentions);
        sentences = List.copyOf(sentences);
    }
}
