package io.wirewatch.core.extraction;

import io.wirewatch.core.extraction.ActorAlias.Within;
import java.util.List;
import java.util.Set;

/**
 * Decides which weak hits count.
 *
 * @param strong actors that a strong alias names in the release
 * @param texts texts of {@code needs} that are in the release
 * @param listed every actor of the catalogue: an id in {@code needs} is no text
 */
record Company(Sightings strong, Sightings texts, CompiledActors listed) {
    /**
     * The company that a release gives.
     *
     * @param sections of the release
     * @param hits of each section
     * @param commonWords aliases that the release uses as the common words that they are, too
     */
    static Company of(
            List<Section> sections,
            List<List<Hit>> hits,
            Set<Entry> commonWords,
            Sightings texts,
            CompiledActors listed) {
        boolean near = hits.stream().flatMap(List::stream).anyMatch(hit -> reach(hit) != Within.RELEASE);
        Sightings strong = new Sightings();
        for (int i = 0; i < hits.size(); i++) {
            for (Hit hit : hits.get(i)) {
                if (isStrong(hit, commonWords) && near) {
                    strong.add(hit.actor(), sections.get(i), hit.start());
                } else if (isStrong(hit, commonWords)) {
                    strong.add(hit.actor());
                }
            }
        }
        return new Company(strong, texts, listed);
    }

    /** Whether an actor is named beyond doubt, or by a word that the release nowhere uses for something else. */
    private static boolean isStrong(Hit hit, Set<Entry> commonWords) {
        return hit.isStrong() || hit.isUnproven() && !commonWords.contains(hit.entry());
    }

    /** How near company has to be: a strong alias whose place makes it doubtful takes it from the whole release. */
    private static Within reach(Hit hit) {
        return hit.entry().isWeak() ? hit.entry().alias().within() : Within.RELEASE;
    }

    boolean refuses(Section section, Hit hit) {
        return !admits(section, hit);
    }

    private boolean admits(Section section, Hit hit) {
        return hit.isStrong()
                || strong.has(hit.actor(), reach(hit), section, hit.start())
                || hit.entry().isWeak() && hit.entry().needs().stream().anyMatch(need -> isPresent(need, section, hit));
    }

    private boolean isPresent(String need, Section section, Hit hit) {
        return (listed.has(need) ? strong : texts).has(need, reach(hit), section, hit.start());
    }
}
