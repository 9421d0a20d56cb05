package io.wirewatch.gateway.preview;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.replay.MentionsChanges;
import io.wirewatch.core.replay.MentionsChanges.RulesChange;
import io.wirewatch.core.rules.RuleActors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of subscriptions, to be asked of releases of the past. For any threads once they are in. */
final class RulesAsked {
    private final SubscriptionIndex index = new SubscriptionIndex();
    private final Map<String, ActiveSubscription> subscriptions = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    /** Ids of those that names which nobody listed may fulfil. */
    private final List<String> ofNames = new ArrayList<>();

    void add(ActiveSubscription subscription) {
        if (EntityKind.isAmong(RuleActors.kinds(subscription.selection()))) {
            ofNames.add(subscription.reference().id());
        }
        subscriptions.put(subscription.reference().id(), subscription);
        index.put(subscription.reference().id(), subscription.selection());
    }

    /** What whoever asks should know. */
    void warn(String warning) {
        warnings.add(warning);
    }

    List<String> warnings() {
        return warnings;
    }

    /** Whether names that nobody listed may fulfil one of them. */
    boolean askForNames() {
        return !ofNames.isEmpty();
    }

    /**
     * Leaves those out that names which nobody listed may fulfil.
     *
     * @param reason why these are not looked for
     */
    void withoutNames(String reason) {
        ofNames.forEach(subscriptions::remove);
        ofNames.forEach(index::remove);
        warn("not asked: " + ofNames.size() + " subscriptions that ask for kind:, " + ofNames.getFirst()
                + (ofNames.size() > 1 ? " and others" : "") + ". " + reason);
        ofNames.clear();
    }

    /** The ids of those whose rule holds, or has a part that does where it is over several releases. */
    List<String> holding(TaggedRelease release) {
        return index.match(release).subscriptions();
    }

    /** Of a change of rules what concerns those over one release. */
    RulesChange overOne(RulesChange change) {
        return new RulesChange(overOne(change.gained()), overOne(change.lost()));
    }

    private List<String> overOne(List<String> ids) {
        return ids.stream().filter(id -> !subscriptions.get(id).isWindowed()).toList();
    }

    /** How they change. */
    List<ReprocessJson.SubscriptionChange> changes(MentionsChanges sums) {
        return sums.rules().stream()
                .map(of -> new ReprocessJson.SubscriptionChange(
                        of.id(),
                        subscriptions.get(of.id()).reference().name(),
                        of.count().gained(),
                        of.count().lost(),
                        subscriptions.get(of.id()).isWindowed()))
                .toList();
    }
}
