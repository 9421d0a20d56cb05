package io.wirewatch.gateway.subscription;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Literal phrases that nobody had asked for when a release was tagged. */
final class Phrases {
    private static final Comparator<Mention> MENTIONS =
            Comparator.comparing(Mention::zone).thenComparingInt(Mention::start);
    private static final Comparator<MentionSentence> SENTENCES = Comparator.comparing(MentionSentence::zone)
            .thenComparingInt(MentionSentence::paragraph)
            .thenComparingInt(MentionSentence::sentence);

    private Phrases() {}

    /** The release as it is tagged, with the phrases found in its text now. */
    static TaggedRelease in(ReleaseRow row, List<Actor> phrases) {
        TaggedRelease tagged = MentionsMapper.toCore(row.mentions());
        if (phrases.isEmpty()) {
            return tagged;
        }
        TaggedRelease more =
                ActorIndex.of(phrases).tag(CleanReleaseMapper.toCore(row.clean()), tagged.catalogueVersion());
        return new TaggedRelease(
                tagged.head(),
                Stream.concat(tagged.mentions().stream(), more.mentions().stream())
                        .distinct()
                        .sorted(MENTIONS)
                        .toList(),
                Stream.concat(tagged.sentences().stream(), more.sentences().stream())
                        .distinct()
                        .sorted(SENTENCES)
                        .toList(),
                tagged.catalogueVersion());
    }
}
