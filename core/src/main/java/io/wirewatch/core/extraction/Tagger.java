package io.wirewatch.core.extraction;

import io.wirewatch.core.release.CleanRelease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tags one release: scans each section, then decides with the whole release in view. */
final class Tagger {
    private static final Comparator<Hit> ORDER = Comparator.comparingInt(Hit::start)
            .thenComparing(Hit::end, Comparator.reverseOrder())
            .thenComparing(Hit::actor);

    private final PatternTree tree;
    private final Set<String> actors;

    Tagger(PatternTree tree, Set<String> actors) {
        this.tree = tree;
        this.actors = actors;
    }

    TaggedRelease tag(CleanRelease release, long catalogueVersion) {
        Languages languages = new Languages(release.head().language());
        Set<String> texts = new HashSet<>();
        Set<Entry> commonWords = new HashSet<>();
        List<Section> sections = Section.of(release.text());
        List<List<Hit>> hits = new ArrayList<>();
        for (Section section : sections) {
            hits.add(new SectionScan(tree, section, languages, texts, commonWords).run());
        }
        Company company = new Company(strongActors(hits, commonWords), texts, actors);
        TaggedText tagged = new TaggedText();
        for (int i = 0; i < sections.size(); i++) {
            List<Hit> counted = hits.get(i).stream().filter(company::admits).toList();
            tagged.add(
                    sections.get(i),
                    LongestHits.of(counted).stream().sorted(ORDER).toList());
        }
        return new TaggedRelease(release.head(), tagged.mentions(), tagged.sentences(), catalogueVersion);
    }

    /** An actor that is named beyond doubt, or by a word that the release nowhere uses for something else. */
    private static Set<String> strongActors(List<List<Hit>> hits, Set<Entry> commonWords) {
        Set<String> strong = new HashSet<>();
        for (List<Hit> inSection : hits) {
            inSection.stream()
                    .filter(hit -> hit.isStrong() || hit.isUnproven() && !commonWords.contains(hit.entry()))
                    .forEach(hit -> strong.add(hit.actor()));
        }
        return strong;
    }
}
