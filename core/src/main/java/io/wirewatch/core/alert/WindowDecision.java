package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.alert.WindowState.Anchor;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.Explanation;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.window.Occurrence;
import io.wirewatch.core.window.Sighting;
import io.wirewatch.core.window.Sweep;
import io.wirewatch.core.window.WindowRule;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an input that was not met before does to a windowed subscription. What counts is put into its place in event time,
 * the occurrences are found anew from there on, and compared with those that have an alert: a new one is raised, one that
 * stands outside is withdrawn.
 */
final class WindowDecision {
    private final WindowStore store;
    private final Candidates candidates;
    private final ActiveSubscription subscription;
    private final WindowRule rule;
    private final WindowState state;
    private final WindowInput before;
    private final ReleaseHead head;
    private final Input input;
    private final Instant arrival;
    /** Whether the release belongs to a past that is told of, so that it may have come at any time. */
    private final boolean told;

    private final boolean silent;

    /**
     * @param state how it stands, of this very rule
     * @param before what it was last told of the release, or null
     */
    WindowDecision(
            WindowStore store,
            Candidates candidates,
            ActiveSubscription subscription,
            WindowRule rule,
            WindowState state,
            WindowInput before) {
        this.store = store;
        this.candidates = candidates;
        this.subscription = subscription;
        this.rule = rule;
        this.state = state;
        this.before = before;
        this.head = candidates.release().head();
        this.input = Input.of(candidates);
        this.arrival = later(head.receivedAt(), candidates.raisedAt());
        this.told = head.historical() || candidates.isHistory();
        this.silent = told && !candidates.isPast();
    }

    /** Whether the release comes later than what is kept can tell what it means. The past that is told is never late. */
    boolean isTooLate() {
        return !told && head.publishedAt().plus(AlertRaiser.LATENESS).isBefore(head.receivedAt());
    }

    /** Applies the input: what follows is in the store. */
    WindowInput applied() {
        Sighting old = old();
        WindowHit hit = hit();
        if (old == null && hit == null) {
            return remembered(null, List.of());
        }
        Instant from = hit == null
                ? old.at()
                : old == null
                        ? hit.sighting().at()
                        : earlier(old.at(), hit.sighting().at());
        Instant since = told ? earlier(state.since(), head.publishedAt()) : state.since();
        ShownReleases shown = new ShownReleases(store, id(), rule, head.id(), hit);
        List<Sighting> sightings = shown.sightings(from);
        List<Occurrence> occurrences = Sweep.occurrences(rule, sightings, from, state.occurrences(), since);
        Anchors anchors = Anchors.of(state.anchors(), occurrences, sightings, from, rule);
        Map<String, AlertStep> steps = new TreeMap<>();
        toRefresh(anchors, from).forEach(anchor -> refresh(anchor, shown, steps));
        List<Anchor> raised = anchors.unnamed().stream()
                .map(start -> new Anchor(start, isSilent(start), isSettled(start.story())))
                .toList();
        raised.forEach(anchor -> raise(anchor, shown, steps));
        List<Anchor> standing =
                Stream.concat(anchors.kept().stream(), raised.stream()).toList();
        anchors.lost().forEach(anchor -> withdraw(anchor, standing, shown, steps));
        if (before != null) {
            before.stories().stream()
                    .filter(story -> !steps.containsKey(story))
                    .forEach(story -> replace(story, hit, shown, steps));
        }
        steps.forEach(this::put);
        if (hit != null) {
            store.put(hit);
        }
        WindowInput told = remembered(hit == null ? null : hit.sighting(), List.copyOf(steps.keySet()));
        WindowState changed = candidates.isHistory() ? state : state.changed(from);
        store.put(changed.after(rule, arrival, candidates.isPast(), since, occurrences, standing, told));
        finish(told);
        return told;
    }

    /** Whether what starts an occurrence is part of a past that raises nothing. */
    private boolean isSilent(Sighting start) {
        return silent || start.silent() && !state.isLoud();
    }

    /** What is left to do once the state is put: done again after a crash, it changes nothing. */
    void finish(WindowInput told) {
        Sighting old = old();
        boolean moved = old != null && (told.hit() == null || !told.hit().at().equals(old.at()));
        if (moved) {
            store.remove(id(), rule.id(), old);
        }
        store.put(id(), told);
    }

    private Instant received() {
        return isOfThisRule() ? before.received() : head.receivedAt();
    }

    private boolean isOfThisRule() {
        return before != null && before.rule().equals(rule.id());
    }

    /** What the release counted as before, or null. */
    private Sighting old() {
        return isOfThisRule() ? before.hit() : null;
    }

    private String id() {
        return subscription.reference().id();
    }

    private WindowInput remembered(Sighting hit, Collection<String> stories) {
        Set<String> all = new TreeSet<>(stories);
        if (before != null) {
            all.addAll(before.stories());
        }
        return new WindowInput(input, rule.id(), hit, received(), List.copyOf(all), keepUntil());
    }

    private Instant keepUntil() {
        return arrival.plus(rule.window().reach()).plus(AlertRaiser.LATENESS);
    }

    /** The release as it counts now, or null. */
    private WindowHit hit() {
        if (head.withdrawn()) {
            return null;
        }
        long parts = rule.partsIn(ReleaseView.of(candidates.release()));
        if (parts == 0) {
            return null;
        }
        Sighting sighting = new Sighting(head.publishedAt(), received(), head.id(), head.story(), parts, silent);
        return new WindowHit(id(), rule.id(), sighting, keepUntil(), Member.of(head, evidence()));
    }

    private List<Evidence> evidence() {
        Explanation explanation = new Explanation(candidates.release());
        return rule.parts().stream()
                .flatMap(part -> explanation.of(part).stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /**
     * The anchors whose alerts may show the release. The window of an earlier one has not changed, and its story may have an alert that
     * shows a later occurrence; where there is none any more, the alert shows what is left of that, and so may show the release.
     */
    private static List<Anchor> toRefresh(Anchors anchors, Instant from) {
        Predicate<Anchor> isTouched = anchor ->
                !anchor.sighting().at().isBefore(from) || anchors.moved().contains(anchor);
        Set<String> decided = Stream.concat(anchors.kept().stream().filter(isTouched), anchors.lost().stream())
                .map(WindowDecision::story)
                .collect(Collectors.toSet());
        return anchors.kept().stream()
                .filter(isTouched.or(anchor -> !decided.contains(story(anchor))))
                .sorted(Comparator.comparing(Anchor::sighting))
                .toList();
    }

    /** An edit of a release that an alert shows is shown, quietly. */
    private void refresh(Anchor anchor, ShownReleases shown, Map<String, AlertStep> steps) {
        AlertState alert = anchor.silent() || before == null ? null : alert(anchor);
        if (alert == null) {
            return;
        }
        boolean isAgain = alert.revisionOf(input).isPresent();
        if (!isAgain && !alert.members().containsKey(head.id())) {
            return;
        }
        List<Member> together = shown.at(anchor.sighting());
        // After a crash the step may be there already, and what it shows is what would be shown.
        if (isAgain
                || !together.isEmpty()
                        && !together.equals(List.copyOf(alert.members().values()))) {
            steps.put(story(anchor), step(Change.COPY, alert.last().status(), null, together));
        }
    }

    private void raise(Anchor anchor, ShownReleases shown, Map<String, AlertStep> steps) {
        List<Member> together = anchor.silent() ? List.of() : shown.at(anchor.sighting());
        // Nothing is left to show of one that started before anything that is kept.
        if (!together.isEmpty()) {
            steps.put(story(anchor), step(Change.RAISED, AlertStatus.RAISED, null, together));
        }
    }

    /**
     * One that is lost: its alert is withdrawn, or goes back to another occurrence of its story.
     *
     * @param standing those that there are now
     */
    private void withdraw(Anchor anchor, List<Anchor> standing, ShownReleases shown, Map<String, AlertStep> steps) {
        AlertState alert = anchor.silent() ? null : alert(anchor);
        if (alert == null) {
            return;
        }
        String story = story(anchor);
        Optional<Anchor> other = standing.stream()
                .filter(stands -> stands.hasAlertOf(story))
                .max(Comparator.comparing(Anchor::sighting));
        if (other.isEmpty() && !anchor.settled()) {
            steps.put(story, step(Change.WITHDRAWN, AlertStatus.WITHDRAWN, reason(), List.of()));
        } else if (steps.containsKey(story)) {
            // It has only moved in time: that is no news.
            steps.computeIfPresent(
                    story, (_, raised) -> step(Change.COPY, alert.last().status(), null, raised.together()));
        } else if (alert.revisionOf(input).isPresent()
                || alert.members().containsKey(anchor.sighting().release())) {
            List<Member> another =
                    other.map(stands -> shown.at(stands.sighting())).orElse(List.of());
            List<Member> together = shown.without(anchor.sighting(), alert, another);
            if (!together.isEmpty()) {
                steps.put(story, step(Change.EVIDENCE, AlertStatus.UPDATED, null, together));
            }
        }
    }

    /** What an alert shows that stands by an occurrence which is over and forgotten may be an edit or taken back as well. */
    private void replace(String story, WindowHit hit, ShownReleases shown, Map<String, AlertStep> steps) {
        AlertState alert = store.alert(id(), story);
        boolean isAgain = alert != null && alert.revisionOf(input).isPresent();
        if (alert == null || !isAgain && !alert.members().containsKey(head.id())) {
            return;
        }
        List<Member> together = shown.replaced(alert, hit);
        if (isAgain
                || !together.isEmpty()
                        && !together.equals(List.copyOf(alert.members().values()))) {
            Change change = hit == null ? Change.EVIDENCE : Change.COPY;
            AlertStatus status =
                    hit == null ? AlertStatus.UPDATED : alert.last().status();
            steps.put(story, step(change, status, null, together));
        }
    }

    /**
     * Whether the alert of a story stands by an occurrence that is over and forgotten. While one of the story is known, its
     * anchor says so.
     */
    private boolean isSettled(String story) {
        List<Anchor> known = state.anchors().stream()
                .filter(anchor -> anchor.hasAlertOf(story))
                .toList();
        if (!known.isEmpty()) {
            return known.stream().anyMatch(Anchor::settled);
        }
        AlertState alert = store.alert(id(), story);
        return alert != null && alert.stoodBefore(input);
    }

    private AlertState alert(Anchor anchor) {
        return store.alert(id(), story(anchor));
    }

    private static String story(Anchor anchor) {
        return anchor.sighting().story();
    }

    private String reason() {
        if (head.withdrawn()) {
            return AlertDecision.reasonOf(head);
        }
        if (candidates.isReprocessing()) {
            return AlertDecision.REPROCESSED;
        }
        return before == null ? AlertDecision.LATE : AlertDecision.EDITED;
    }

    private AlertStep step(Change change, AlertStatus status, String reason, List<Member> together) {
        return new AlertStep(
                input,
                change,
                status,
                reason,
                candidates.isReprocessing() ? Origin.BACKFILL : subscription.originOf(head),
                subscription.reference(),
                subscription.endpoints(),
                subscription.urgency(),
                candidates.deliver(),
                candidates.raisedAt(),
                null,
                together,
                subscription.cooldown());
    }

    /** After a crash the step may be there already: then it stays as it is. */
    private void put(String story, AlertStep step) {
        AlertState alert = store.alert(id(), story);
        AlertState known = alert == null ? AlertState.empty(id(), story) : alert;
        if (known.revisionOf(input).isEmpty()) {
            store.put(known.with(step));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
