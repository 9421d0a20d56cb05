package io.wirewatch.core.extraction;

import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.release.CleanRelease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tags one release: scans each section, then decides with the whole release in view. */
final class Tagger {
    private final PatternTree tree;
    private final CompiledActors actors;
    private final EntityRecogniser recogniser;

    /** @param recogniser finds unlisted entities too; null: nobody looks for them */
    Tagger(PatternTree tree, CompiledActors actors, EntityRecogniser recogniser) {
        this.tree = tree;
        this.actors = actors;
        this.recogniser = recogniser;
    }

    TaggedRelease tag(CleanRelease release, long catalogueVersion) {
        Languages languages = new Languages(release.head().language());
        Sightings texts = new Sightings();
        Set<Entry> commonWords = new HashSet<>();
        List<Section> sections = Section.of(release.text());
        List<List<Hit>> hits = new ArrayList<>();
        SectionScan scan = new SectionScan(tree, languages, texts, commonWords);
        for (Section section : sections) {
            hits.add(scan.run(section));
        }
        Company company = null;
        for (int i = 0; i < hits.size(); i++) {
            if (!areStrong(hits.get(i))) {
                company = company == null ? Company.of(sections, hits, commonWords, texts, actors) : company;
                removeRefused(hits.get(i), sections.get(i), company);
            }
        }
        hits.replaceAll(LongestHits::of);
        UnlistedNames unlisted = new UnlistedNames(sections, hits);
        if (languages.admitEnglish()) {
            unlisted.find(recogniser);
        }
        TaggedText tagged = new TaggedText();
        for (int i = 0; i < hits.size(); i++) {
            tagged.add(sections.get(i), hits.get(i), unlisted.mentions(i));
        }
        List<Mention> mentions = tagged.mentions();
        return new TaggedRelease(
                release.head(), mentions, tagged.sentences(), unlisted.entities(mentions), catalogueVersion);
    }

    private static boolean areStrong(List<Hit> hits) {
        for (Hit hit : hits) {
            if (!hit.isStrong()) {
                return false;
            }
        }
        return true;
    }

    private static void removeRefused(List<Hit> hits, Section section, Company company) {
        hits.removeIf(hit -> company.refuses(section, hit));
    }
}
