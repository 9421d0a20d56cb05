package io.wirewatch.gateway.preview;

import io.wirewatch.core.alert.ActiveSubscription;
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
    private final boolean withoutKinds;
    private final SubscriptionIndex index = new SubscriptionIndex();
    private final Map<String, ActiveSubscription> subscriptions = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * @param withoutKinds whether those are left out that ask for {@code kind:}, since nobody looks for unlisted names
     */
    RulesAsked(boolean withoutKinds) {
        this.withoutKinds = withoutKinds;
    }

    void add(ActiveSubscription subscription) {
        if (withoutKinds && !RuleActors.kinds(subscription.selection()).isEmpty()) {
            leftOut.add(subscription.reference().id());
            return;
        }
        subscriptions.put(subscription.reference().id(), subscription);
        index.put(subscription.reference().id(), subscription.selection());
    }

    /** What whoever asks should know. */
    void warn(String warning) {
        warnings.add(warning);
    }

    List<String> warnings() {
        if (leftOut.isEmpty()) {
            return warnings;
        }
        List<String> all = new ArrayList<>(warnings);
        all.add("not asked, since names that nobody listed are not looked for here: " + leftOut.size()
                + " subscriptions that ask for kind:, " + leftOut.getFirst()
                + (leftOut.size() > 1 ? " and others" : ""));
        return all;
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
