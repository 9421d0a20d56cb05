package io.wirewatch.core.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person who read the paragraph said where the list of names and the product differed: whether the actor is
 * mentioned there. It counts more than the list of names.
 */
final class Adjudications {
    private final Map<Place, Boolean> verdicts = new HashMap<>();

    private record Place(String document, int paragraph, String actor) {}

    Adjudications() {
        TestTable.rows("adjudicated.tsv").forEach(row -> {
            Place place = new Place(row[1], Integer.parseInt(row[2]), row[3]);
            if (verdicts.put(place, row[4].equals("yes")) != null) {
                throw new IllegalStateException("two verdicts for " + place);
            }
        });
    }

    int size() {
        return verdicts.size();
    }

    boolean has(Document document, int paragraph, String actor) {
        return verdicts.containsKey(new Place(document.id(), paragraph, actor));
    }

    /** Who is mentioned in each paragraph. */
    List<Set<String>> correct(Document document, List<Set<String>> silver) {
        List<Set<String>> truth = new ArrayList<>();
        silver.forEach(named -> truth.add(new TreeSet<>(named)));
        verdicts.forEach((place, mentioned) -> {
            if (place.document.equals(document.id())) {
                Set<String> named = truth.get(place.paragraph);
                named.remove(place.actor);
                named.addAll(mentioned ? Set.of(place.actor) : Set.of());
            }
        });
        return truth;
    }
}
