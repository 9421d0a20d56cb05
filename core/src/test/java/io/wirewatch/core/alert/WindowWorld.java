package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.Candidates.Occasion;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.WindowForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rules over several releases as subscriptions, with all that is remembered of them. */
final class WindowWorld {
    private final Map<String, ActiveSubscription> subscriptions = new TreeMap<>();
    private final Map<String, Alert> latest = new TreeMap<>();
    private final AlertRaiser raiser;

    WindowWorld(List<WindowForm> forms, MemoryAlertStore store) {
        forms.forEach(form -> subscriptions.put(form.id(), subscription(form)));
        raiser = new AlertRaiser(
                new MemoryAlertStore(), store, id -> Optional.ofNullable(subscriptions.get(id)), () -> {});
    }

    private static ActiveSubscription subscription(WindowForm form) {
        try {
            return new ActiveSubscription(
                    new SubscriptionRef(form.id(), form.id(), 1, form.expression()),
                    Rules.expressionOf(form.expression()),
                    form.since(),
                    null,
                    null,
                    List.of(),
                    "normal");
        } catch (RuleException e) {
            throw new IllegalArgumentException(form.expression(), e);
        }
    }

    List<Alert> arrive(Arrival arrival) {
        return alerts(Candidates.live(release(arrival), List.copyOf(subscriptions.keySet()), true, arrival.received()));
    }

    /** Other names are found in a version that has come in. */
    List<Alert> reprocess(Arrival arrival, Set<String> names, String replay, Instant at) {
        Arrival found = new Arrival(
                arrival.release(),
                arrival.version(),
                false,
                arrival.story(),
                arrival.published(),
                arrival.received(),
                names);
        return alerts(new Candidates(
                release(found), List.copyOf(subscriptions.keySet()), true, Occasion.REPROCESSING, replay, false, at));
    }

    private List<Alert> alerts(Candidates candidates) {
        List<Alert> alerts = raiser.alerts(candidates);
        alerts.forEach(
                alert -> latest.merge(alert.id(), alert, (old, now) -> now.revision() >= old.revision() ? now : old));
        return alerts;
    }

    private static TaggedRelease release(Arrival arrival) {
        TestRelease release = TestRelease.release(arrival.release())
                .version(arrival.version())
                .story(arrival.story())
                .published(arrival.published(), PublishedPrecision.INSTANT)
                .received(arrival.received());
        return arrival.withdrawn()
                ? release.withdrawn().build()
                : release.text(text(arrival.names())).build();
    }

    private static String text(Set<String> names) {
        return names.stream()
                .sorted()
                .map(name -> "{" + name + "|Name}")
                .collect(Collectors.joining(" and ", "So ", "."));
    }

    List<Alert> standing() {
        return latest.values().stream()
                .filter(alert -> alert.status() != AlertStatus.WITHDRAWN)
                .toList();
    }

    Set<String> standing(String subscription) {
        return standing().stream()
                .filter(alert -> alert.subscription().id().equals(subscription))
                .map(Alert::story)
                .collect(Collectors.toSet());
    }
}
