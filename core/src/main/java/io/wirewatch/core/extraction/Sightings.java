package io.wirewatch.core.extraction;

import io.wirewatch.core.extraction.ActorAlias.Within;
import java.util.HashSet;
import java.util.Set;

/** Where in a release things stand that keep weak aliases company: actors by their ids, or texts. */
final class Sightings {
    private static final int WHOLE_PARAGRAPH = -1;

    private final Set<String> release = new HashSet<>();
    private final Set<Place> places = new HashSet<>();

    /** A paragraph of a release, the title among them, or a sentence of it. */
    private record Place(String what, int paragraph, int sentence) {}

    /** Notes what nobody asks the place of. */
    void add(String what) {
        release.add(what);
    }

    /** Notes what begins at a place. */
    void add(String what, Section section, int start) {
        release.add(what);
        places.add(new Place(what, section.paragraph(), WHOLE_PARAGRAPH));
        places.add(new Place(what, section.paragraph(), section.sentenceAt(start)));
    }

    /** Whether it is in the release, or in the paragraph or sentence in which the place is. */
    boolean has(String what, Within within, Section section, int start) {
        return switch (within) {
            case RELEASE -> release.contains(what);
            case PARAGRAPH -> places.contains(new Place(what, section.paragraph(), WHOLE_PARAGRAPH));
            case SENTENCE -> places.contains(new Place(what, section.paragraph(), section.sentenceAt(start)));
        };
    }
}
