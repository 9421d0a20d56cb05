package io.wirewatch.core.extraction;

import io.wirewatch.core.release.CleanRelease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tags one release: scans each section, then decides with the whole release in view. */
final class Tagger {
    private final PatternTree tree;
    private final CompiledActors actors;

    Tagger(PatternTree tree, CompiledActors actors) {
        this.tree = tree;
        this.actors = actors;
    }

    TaggedRelease tag(CleanRelease release, long catalogueVersion) {
        Languages languages = new Languages(release.head().language());
        Set<String> texts = new HashSet<>();
        Set<Entry> commonWords = new HashSet<>();
        List<Section> sections = Section.of(release.text());
        List<List<Hit>> hits = new ArrayList<>();
        SectionScan scan = new SectionScan(tree, languages, texts, commonWords);
        for (Section section : sections) {
            hits.add(scan.run(section));
        }
        Company company = null;
        TaggedText tagged = new TaggedText();
        for (int i = 0; i < sections.size(); i++) {
            List<Hit> counted = hits.get(i);
            if (!areStrong(counted)) {
                company = company == null ? new Company(strongActors(hits, commonWords), texts, actors) : company;
                counted.removeIf(company::refuses);
            }
            tagged.add(sections.get(i), LongestHits.of(counted));
        }
        return new TaggedRelease(release.head(), tagged.mentions(), tagged.sentences(), catalogueVersion);
    }

    private static boolean areStrong(List<Hit> hits) {
        for (Hit hit : hits) {
            if (!hit.isStrong()) {
                return false;
            }
        }
        return true;
    }

    /** An actor that is named beyond doubt, or by a word that the release nowhere uses for something else. */
    private static Set<String> strongActors(List<List<Hit>> hits, Set<Entry> commonWords) {
        Set<String> strong = new HashSet<>();
        for (List<Hit> inSection : hits) {
            for (Hit hit : inSection) {
                if (hit.isStrong() || hit.isUnproven() && !commonWords.contains(hit.entry())) {
                    strong.add(hit.actor());
                }
            }
        }
        return strong;
    }
}
