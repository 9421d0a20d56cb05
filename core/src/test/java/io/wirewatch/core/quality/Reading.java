package io.wirewatch.core.quality;

import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.release.CleanRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the product makes of a document, cleaned, tagged and matched. Where it cuts a document into several releases, they
 * are taken together.
 *
 * @param actors who it finds in each of the document's paragraphs; the last set is of mentions whose place was not found
 * @param written the aliases that it found, in the same order
 * @param alerts subscriptions that match
 */
record Reading(List<Set<String>> actors, List<Set<String>> written, Set<String> alerts) {
    /** How an actor is written in a paragraph. */
    List<String> written(int paragraph, String actor) {
        return written.get(paragraph).stream()
                .filter(alias -> alias.startsWith(actor + " "))
                .toList();
    }

    static Reading of(Document document, ActorIndex catalogue, SubscriptionIndex subscriptions) {
        List<Set<String>> actors = new ArrayList<>();
        List<Set<String>> written = new ArrayList<>();
        for (int i = 0; i <= document.paragraphs().size(); i++) {
            actors.add(new TreeSet<>());
            written.add(new TreeSet<>());
        }
        Set<String> alerts = new TreeSet<>();
        for (CleanRelease release : new Cleaner().clean(document.raw()).releases()) {
            TaggedRelease tagged = catalogue.tag(release, 1);
            alerts.addAll(subscriptions.match(tagged).subscriptions());
            Places places = new Places(release.text(), document.paragraphs());
            for (Mention mention : tagged.mentions()) {
                int place = places.of(mention);
                actors.get(place).add(mention.actor());
                written.get(place).add(mention.actor() + " “" + mention.alias() + "”");
            }
        }
        return new Reading(actors, written, alerts);
    }
}
