package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The mentions of a release, or of a part of it, arranged for rules: worked out once, asked by every rule. For one
 * thread.
 */
public final class ReleaseView {
    private final Set<String> filters;
    private final Map<String, List<Mention>> byActor = new HashMap<>();
    private final Map<String, List<Mention>> byKind = new HashMap<>();
    private final List<Mention> mentions;
    private ReleaseView headline;
    private ReleaseView lead;
    private List<ReleaseView> sentences;
    private List<ReleaseView> paragraphs;

    private ReleaseView(Set<String> filters, List<Mention> mentions) {
        this.filters = filters;
        this.mentions = mentions;
        for (Mention mention : mentions) {
            if (mention.actor() != null) {
                add(byActor, mention.actor(), mention);
            }
            add(byKind, mention.kind(), mention);
        }
    }

    /** The whole release: title and text. */
    public static ReleaseView of(TaggedRelease release) {
        return new ReleaseView(Keys.filters(release.head()), release.news());
    }

    /** What no rule looks at: its contact lines. */
    static ReleaseView ofContact(TaggedRelease release) {
        return new ReleaseView(Set.of(), release.inContact());
    }

    private static void add(Map<String, List<Mention>> map, String key, Mention mention) {
        map.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(mention);
    }

    List<Mention> ofActor(String actor) {
        return byActor.getOrDefault(actor, List.of());
    }

    List<Mention> ofKind(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Whether the release is of that source or language, given as a key of {@link Keys}. */
    boolean passes(String filter) {
        return filters.contains(filter);
    }

    /** What a rule may require and this release has. */
    Set<String> keys() {
        return Keys.of(byActor.keySet(), byKind.keySet(), filters);
    }

    /** The title. */
    ReleaseView headline() {
        if (headline == null) {
            headline = part(zone -> zone == Zone.HEADLINE);
        }
        return headline;
    }

    /** The lead, with the standfirst above it. */
    ReleaseView lead() {
        if (lead == null) {
            lead = part(Zone::isLead);
        }
        return lead;
    }

    private ReleaseView part(Predicate<Zone> zones) {
        return part(
                mentions.stream().filter(mention -> zones.test(mention.zone())).toList());
    }

    /** The sentences that hold a mention, in order; the headline is one. */
    List<ReleaseView> sentences() {
        if (sentences == null) {
            sentences = split(true);
        }
        return sentences;
    }

    /** The paragraphs that hold a mention, in order; the headline is one. */
    List<ReleaseView> paragraphs() {
        if (paragraphs == null) {
            paragraphs = split(false);
        }
        return paragraphs;
    }

    private List<ReleaseView> split(boolean bySentence) {
        Map<Place, List<Mention>> places = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            Place place = new Place(mention.paragraph(), bySentence ? mention.sentence() : 0);
            places.computeIfAbsent(place, _ -> new ArrayList<>()).add(mention);
        }
        return places.values().stream().map(this::part).toList();
    }

    private ReleaseView part(List<Mention> part) {
        return part.size() == mentions.size() ? this : new ReleaseView(filters, part);
    }

    /** A paragraph, -1 for the headline, and the sentence in it. */
    private record Place(int paragraph, int sentence) {}
}
