package io.wirewatch.gateway.preview;

import io.wirewatch.core.cleaning.CleanContent;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.replay.MentionsChange;
import io.wirewatch.core.replay.MentionsChanges;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.gateway.release.DiffJson;
import io.wirewatch.gateway.replay.WhatAgain;
import java.util.List;

/**
 * What reading releases again would change, as far as that is known.
 *
 * @param stage {@code extraction}: which actors are found in the texts; {@code cleaning}: what the pages say, and which actors are found in
 *     that
 * @param compared versions of releases whose text was searched anew; of cleaning, pages that were read anew
 * @param alone versions of which the stretch has the text or the mentions alone, so that nothing could be compared
 * @param changed releases in which actors are found otherwise; of cleaning, that are read otherwise
 * @param actors those whose mentions change, the most first
 * @param subscriptions those whose rule holds for other releases, the most first
 * @param alerts of rules over one release
 * @param changes the changed releases: of lines, those that the lines before did not have; else the first hundred
 * @param complete whether all of the range was compared
 * @param reachesBackTo arrival of the oldest release that the log has; null where it has none
 */
record ReprocessJson(
        String kind,
        String stage,
        long compared,
        long alone,
        long changed,
        List<ActorChange> actors,
        List<SubscriptionChange> subscriptions,
        AlertsChange alerts,
        List<Change> changes,
        boolean complete,
        List<String> warnings,
        String from,
        String to,
        String reachesBackTo,
        PreviewJson.Progress progress) {
    static final String REPROCESS = "reprocess";

    /**
     * How the mentions of an actor change.
     *
     * @param gained mentions that are found now and were not
     * @param lost mentions that were found and are not now
     * @param releases releases that these are in
     */
    record ActorChange(String actor, long gained, long lost, long releases) {
        static ActorChange of(MentionsChanges.Of of) {
            return new ActorChange(
                    of.id(), of.count().gained(), of.count().lost(), of.count().releases());
        }
    }

    /**
     * How a subscription changes.
     *
     * @param gained releases for which its rule holds now and did not; of a rule over several, for a part of it
     * @param lost releases for which it held and does not now
     * @param windowed whether its rule is over several releases
     */
    record SubscriptionChange(String subscription, String name, long gained, long lost, boolean windowed) {}

    /**
     * What would become of alerts.
     *
     * @param raised alerts that there would be and do not stand now
     * @param lost alerts that stand by releases alone for which their rule holds no more
     */
    record AlertsChange(long raised, long lost) {}

    /**
     * A release that changes.
     *
     * @param gained mentions that are found now and were not
     * @param lost mentions that were found and are not now
     * @param holdsFor ids of subscriptions whose rule holds now and did not
     * @param holdsNoMoreFor ids of subscriptions whose rule held and does not now
     * @param differs of cleaning: in what it is read otherwise ({@link CleanContent#differences}), {@code new} where it was not found in its
     *     page before, {@code gone} where it is not any more; of extraction null
     * @param diff of cleaning: what is other in its text, as {@code GET /releases/{id}/diff} will say it; null for what is new or gone
     */
    record Change(
            String release,
            int version,
            String title,
            String url,
            String source,
            String story,
            String publishedAt,
            String receivedAt,
            List<Found> gained,
            List<Found> lost,
            List<String> holdsFor,
            List<String> holdsNoMoreFor,
            List<String> differs,
            DiffJson diff) {
        static Change of(
                MentionsChange change, MentionsChanges.RulesChange rules, List<String> differs, DiffJson diff) {
            ReleaseHead head = change.before().head();
            return new Change(
                    head.id(),
                    head.version(),
                    head.title(),
                    head.url(),
                    head.source(),
                    head.story(),
                    PreviewJson.time(head.publishedAt()),
                    PreviewJson.time(head.receivedAt()),
                    change.gained().stream()
                            .map(mention -> Found.of(mention, change.after()))
                            .toList(),
                    change.lost().stream()
                            .map(mention -> Found.of(mention, change.before()))
                            .toList(),
                    rules.gained(),
                    rules.lost(),
                    differs,
                    diff);
        }
    }

    /**
     * A mention; places as everywhere.
     *
     * @param actor null for a name that nobody listed
     * @param quote the sentence that it stands in
     */
    record Found(String actor, String kind, String alias, String zone, int start, int end, String quote) {
        static Found of(Mention mention, TaggedRelease release) {
            return new Found(
                    mention.actor(),
                    mention.kind(),
                    mention.alias(),
                    mention.zone().text(),
                    mention.start(),
                    mention.end(),
                    quote(mention, release));
        }

        private static String quote(Mention mention, TaggedRelease release) {
            return release.sentences().stream()
                    .filter(sentence -> (sentence.zone() == Zone.HEADLINE) == (mention.zone() == Zone.HEADLINE))
                    .filter(sentence ->
                            sentence.paragraph() == mention.paragraph() && sentence.sentence() == mention.sentence())
                    .map(MentionSentence::text)
                    .findFirst()
                    .orElse(mention.alias());
        }
    }

    /**
     * What is asked.
     *
     * @param sources as {@link WhatAgain} takes them, like stage and selectors
     * @param actors ids of those that are compared; null or empty: all
     * @param subscriptions ids of those whose rules are asked; null or empty: all that are enabled
     */
    record Wanted(
            String kind,
            String stage,
            List<String> sources,
            String selectors,
            String from,
            String to,
            List<String> actors,
            List<String> subscriptions) {
        Wanted {
            if (!REPROCESS.equals(kind)) {
                throw new IllegalArgumentException(
                        "kind takes reprocess, not " + (kind == null ? "nothing" : "\"" + kind + "\""));
            }
            new WhatAgain(stage, sources, selectors);
            actors = ids("actors", actors);
            subscriptions = ids("subscriptions", subscriptions);
            TimeRange.of(from, to);
        }

        private static List<String> ids(String field, List<String> ids) {
            if (ids != null && ids.contains(null)) {
                throw new IllegalArgumentException(field + " takes ids, not null");
            }
            return ids == null ? List.of() : ids.stream().distinct().toList();
        }

        WhatAgain again() {
            return new WhatAgain(stage, sources, selectors);
        }

        TimeRange range() {
            return TimeRange.of(from, to);
        }
    }
}
