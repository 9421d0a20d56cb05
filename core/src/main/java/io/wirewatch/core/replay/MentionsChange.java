package io.wirewatch.core.replay;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How what is found in a release now differs from what was found when it came in.
 *
 * @param before as it was found
 * @param after the same with what was asked for as it is found now; what else was found stays, but for unlisted names that an
 *     actor's mention covers now
 * @param gained mentions that are found now and were not, in order of place
 * @param lost mentions that were found and are not now, in order of place
 */
public record MentionsChange(TaggedRelease before, TaggedRelease after, List<Mention> gained, List<Mention> lost) {
    private static final Comparator<Mention> PLACE = Comparator.<Mention, Boolean>comparing(
                    mention -> mention.zone() != Zone.HEADLINE)
            .thenComparing(Mention::start);

    public MentionsChange {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }

    /** What makes two mentions the same one: who, of which kind, and where in the same text. */
    private record Spot(String actor, String kind, boolean headline, int start, int end) {
        static Spot of(Mention mention) {
            return new Spot(
                    mention.actor(), mention.kind(), mention.zone() == Zone.HEADLINE, mention.start(), mention.end());
        }
    }

    /**
     * The change of a release, or empty where there is none.
     *
     * @param before as it was found
     * @param now the same version of it as it is found now
     * @param asked whether a mention is compared: those of one actor all or none, those of unlisted names all or none
     */
    public static Optional<MentionsChange> of(TaggedRelease before, TaggedRelease now, Predicate<Mention> asked) {
        List<Mention> then = compared(before, asked);
        List<Mention> found = compared(now, asked);
        List<Mention> gained = without(found, then);
        List<Mention> lost = without(then, found);
        if (gained.isEmpty() && lost.isEmpty()) {
            return Optional.empty();
        }
        List<Mention> after = new ArrayList<>(found);
        before.mentions().stream()
                .filter(asked.negate())
                .filter(mention ->
                        mention.actor() != null || gained.stream().noneMatch(actor -> covers(actor, mention)))
                .forEach(after::add);
        after.sort(PLACE);
        TaggedRelease changed = new TaggedRelease(before.head(), after, now.sentences(), now.catalogueVersion());
        return Optional.of(new MentionsChange(before, changed, gained, lost));
    }

    /**
     * The change of a release whose text is read otherwise. Places in it are others, so mentions are the same that are of one actor and
     * kind, by the same words, and stand in the title, or in the text, both.
     *
     * @param before as it was found, or without mentions where it was not read before
     * @param now as it is found now
     * @param asked whether a mention is compared
     */
    public static MentionsChange ofOtherText(TaggedRelease before, TaggedRelease now, Predicate<Mention> asked) {
        List<Mention> then = compared(before, asked);
        List<Mention> found = compared(now, asked);
        return new MentionsChange(before, now, withoutAsMany(found, then), withoutAsMany(then, found));
    }

    private record Wording(String actor, String kind, boolean headline, String alias) {
        static Wording of(Mention mention) {
            return new Wording(mention.actor(), mention.kind(), mention.zone() == Zone.HEADLINE, mention.alias());
        }
    }

    /** Of mentions by the same words the first so many are the others. */
    private static List<Mention> withoutAsMany(List<Mention> mentions, List<Mention> others) {
        Map<Wording, Integer> there = new HashMap<>();
        others.forEach(other -> there.merge(Wording.of(other), 1, Integer::sum));
        return mentions.stream()
                .sorted(PLACE)
                .filter(mention -> there.merge(Wording.of(mention), -1, Integer::sum) < 0)
                .toList();
    }

    private static List<Mention> compared(TaggedRelease release, Predicate<Mention> asked) {
        return release.mentions().stream().filter(asked).toList();
    }

    private static List<Mention> without(List<Mention> mentions, List<Mention> others) {
        Set<Spot> there = new HashSet<>();
        others.forEach(other -> there.add(Spot.of(other)));
        return mentions.stream()
                .filter(mention -> !there.contains(Spot.of(mention)))
                .sorted(PLACE)
                .toList();
    }

    private static boolean covers(Mention actor, Mention unlisted) {
        return (actor.zone() == Zone.HEADLINE) == (unlisted.zone() == Zone.HEADLINE)
                && actor.start() < unlisted.end()
                && unlisted.start() < actor.end();
    }
}
