package io.wirewatch.core.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who is told what, in the plainest way: it remembers every alert whole, and never crashes. */
final class SendingAccount {
    private final Map<String, Alert> given = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Instant> until = new HashMap<>();
    private final Map<String, Set<String>> kept = new HashMap<>();

    /** An alert as it is sent, or not. */
    Alert of(Alert alert) {
        return alert.cooldown() == null
                ? alert
                : given.computeIfAbsent(alert.id() + " " + alert.revision(), _ -> first(alert));
    }

    private Alert first(Alert alert) {
        if (told.containsKey(alert.id())) {
            return alert.sent(null, told.get(alert.id()));
        }
        if (alert.origin() != Origin.LIVE) {
            return alert;
        }
        String subscription = alert.subscription().id();
        Set<String> others = kept.computeIfAbsent(subscription, _ -> new HashSet<>());
        boolean news = alert.change() == Alert.Change.RAISED || alert.change() == Alert.Change.EVIDENCE;
        boolean over =
                alert.cooldown().isZero() || !alert.updatedAt().isBefore(until.getOrDefault(subscription, Instant.MIN));
        if (news && over) {
            others.remove(alert.id());
            told.put(alert.id(), others.size());
            others.clear();
            until.merge(
                    subscription,
                    alert.updatedAt().plus(alert.cooldown()),
                    (one, other) -> one.isAfter(other) ? one : other);
            return alert.sent(null, told.get(alert.id()));
        }
        if (news) {
            others.add(alert.id());
        }
        return alert.sent("cooldown", 0);
    }

    /** How many alerts of a subscription are suppressed and not told of yet. */
    int pending(String subscription) {
        return kept.getOrDefault(subscription, Set.of()).size();
    }
}
