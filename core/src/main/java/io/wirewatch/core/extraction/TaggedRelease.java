package io.wirewatch.core.extraction;

import io.wirewatch.core.entities.NamedEntity;
import io.wirewatch.core.release.ReleaseHead;
import java.util.List;

/**
 * Who is in a release, and where. All that matching needs.
 *
 * @param head identity, dates, language, story
 * @param mentions in order of zone and start
 * @param sentences each sentence that holds a mention, once, in order
 * @param entities people, organisations and places that nobody listed, by indices of their mentions
 * @param catalogueVersion version of the catalogue that was in force
 */
public record TaggedRelease(
        ReleaseHead head,
        List<Mention> mentions,
        List<MentionSentence> sentences,
        List<NamedEntity> entities,
        long catalogueVersion) {
    public TaggedRelease {
        mentions = List.copyOf(mentions);
        sentences = List.copyOf(sentences);
        entities = List.copyOf(entities);
    }

    /** The mentions that satisfy rules: those in contact lines tell who is to be asked, which is no news. */
    public List<Mention> news() {
        for (Mention mention : mentions) {
            if (!mention.zone().isNews()) {
                return inZone(true);
            }
        }
        return mentions;
    }

    /** The mentions that satisfy none. */
    public List<Mention> inContact() {
        return inZone(false);
    }

    private List<Mention> inZone(boolean news) {
        return mentions.stream()
                .filter(mention -> mention.zone().isNews() == news)
                .toList();
    }

    /** A release in which nobody looked for unlisted entities. */
    public TaggedRelease(
            ReleaseHead head, List<Mention> mentions, List<MentionSentence> sentences, long catalogueVersion) {
        this(head, mentions, sentences, List.of(), catalogueVersion);
    }
}
