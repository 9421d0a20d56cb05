package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.alert.WindowState.Anchor;
import io.wirewatch.core.rules.Window;
import io.wirewatch.core.window.Occurrence;
import io.wirewatch.core.window.Sighting;
import io.wirewatch.core.window.WindowRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a backfill that was not met before does to a windowed subscription (docs/decisions/0027). The occurrences that it
 * found raise the alerts that are not there yet. Where the live path still knows such an occurrence it has the last word on
 * it, and follows the alert from then on. What was decided is remembered, also where nothing follows.
 */
final class WindowBackfill {
    private final WindowStore store;
    private final Backfilled backfilled;
    private final ActiveSubscription subscription;
    private final WindowRule rule;
    private final Input input;
    private final WindowState state;
    private final ShownReleases shown;

    WindowBackfill(WindowStore store, Backfilled backfilled, ActiveSubscription subscription, WindowRule rule) {
        this.store = store;
        this.backfilled = backfilled;
        this.subscription = subscription;
        this.rule = rule;
        this.input = backfilled.input();
        WindowState known = store.window(id());
        this.state = known != null && known.rule().equals(rule.id()) ? known : WindowState.none(subscription, rule);
        this.shown = new ShownReleases(store, id(), rule);
    }

    private String id() {
        return backfilled.subscription();
    }

    /** Applies it: alerts first, then the state, and then that it was met. */
    WindowInput applied() {
        WindowInput told;
        if (state.last() != null && state.last().input().equals(input)) {
            // A crash has left this to be done.
            told = state.last();
        } else {
            told = backfilled.finding() == null ? end() : raised(backfilled.finding());
        }
        store.put(id(), told);
        return told;
    }

    private WindowInput told(Set<String> stories) {
        return new WindowInput(
                input, rule.id(), null, backfilled.raisedAt(), List.copyOf(stories), keepUntil(backfilled.raisedAt()));
    }

    private Instant keepUntil(Instant arrival) {
        return arrival.plus(rule.window().reach()).plus(AlertRaiser.LATENESS);
    }

    /** Raises the alert of an occurrence where its story has none. */
    private WindowInput raised(Finding finding) {
        String story = finding.start().story();
        AlertState alert = store.alert(id(), story);
        Place place = place(finding);
        if (!place.isOpen() || !isMissing(alert) || isTakenBack(finding)) {
            return told(Set.of());
        }
        put(story, finding.together().stream().map(this::asItIs).toList());
        WindowInput told = told(Set.of(story));
        if (place.occurrence() != null) {
            store.put(state.with(named(place), state.isLoud(), told));
        }
        return told;
    }

    /**
     * Whether no alert stands. One may have been withdrawn while the past was told, that the past as a whole upholds; and after
     * a crash the alert may be there already.
     */
    private boolean isMissing(AlertState alert) {
        return alert == null
                || alert.last().status() == AlertStatus.WITHDRAWN
                || alert.last().input().equals(input);
    }

    /** Whether a release that the alert would show was taken back meanwhile. */
    private boolean isTakenBack(Finding finding) {
        return finding.together().stream()
                .map(member -> store.release(member.reference().id()))
                .anyMatch(track -> track != null && track.withdrawn());
    }

    /**
     * Where an occurrence stands in what the live path knows.
     *
     * @param isOpen whether it may have the alert
     * @param occurrence as the live path has it; null where it does not know it
     * @param sighting the one that names it, as it counts now
     */
    private record Place(boolean isOpen, Occurrence occurrence, Sighting sighting) {
        static final Place UNKNOWN = new Place(true, null, null);
        static final Place GONE = new Place(false, null, null);
    }

    private Place place(Finding finding) {
        WindowInput known = shown.told(finding.start().release());
        if (known == null) {
            return Place.UNKNOWN;
        }
        Sighting now = known.hit();
        if (now == null) {
            return Place.GONE;
        }
        return state.occurrences().stream()
                .filter(one -> Anchors.names(rule, new Anchor(now, false, false), one))
                .findFirst()
                .map(one -> new Place(isOpen(one, now.story()), one, now))
                .orElse(isForgotten(now) || !knows(finding) ? Place.UNKNOWN : Place.GONE);
    }

    /**
     * Whether the live path knows what makes it an occurrence, so that it cannot be missing but for what has come in since. What
     * the rule was told of its past begins somewhere, mostly in the middle of a window.
     */
    private boolean knows(Finding finding) {
        return knowsTheLogBehind(finding.start())
                && finding.together().stream()
                        .allMatch(member -> shown.told(member.reference().id()) != null);
    }

    private boolean knowsTheLogBehind(Sighting start) {
        return !(rule.window() instanceof Window.Spike spike)
                || !state.since().isAfter(start.at().minus(spike.over()));
    }

    /** Whether no alert names an occurrence, or it has grown together with one that this story would name. */
    private boolean isOpen(Occurrence occurrence, String story) {
        List<Anchor> anchors = anchorsOf(occurrence);
        return anchors.stream().allMatch(Anchor::silent)
                || anchors.stream().anyMatch(anchor -> isSilent(anchor, story));
    }

    private static boolean isSilent(Anchor anchor, String story) {
        return anchor.silent() && anchor.sighting().story().equals(story);
    }

    private List<Anchor> anchorsOf(Occurrence occurrence) {
        return state.anchors().stream()
                .filter(anchor -> Anchors.names(rule, anchor, occurrence))
                .toList();
    }

    /** Whether occurrences of that time are not kept any more. */
    private boolean isForgotten(Sighting sighting) {
        Instant newest = state.keepUntil().minus(rule.window().reach()).minus(AlertRaiser.LATENESS);
        return keepUntil(sighting.at()).isBefore(newest);
    }

    /** A release as it counts now, or as it was found. */
    private Member asItIs(Member found) {
        return shown.asItIs(found).findFirst().orElse(found);
    }

    /** The anchors, the alert's among them in place of what was silent there. */
    private List<Anchor> named(Place place) {
        List<Anchor> there = anchorsOf(place.occurrence());
        boolean hasOthers = there.stream().anyMatch(anchor -> !anchor.silent());
        List<Anchor> anchors = new ArrayList<>(state.anchors());
        anchors.removeIf(anchor -> there.contains(anchor)
                && (hasOthers ? isSilent(anchor, place.sighting().story()) : anchor.silent()));
        anchors.add(new Anchor(place.sighting(), false, false));
        return anchors;
    }

    /** All that was found is raised: what the rule was told of its past raises now, too. */
    private WindowInput end() {
        TreeSet<String> stories = new TreeSet<>();
        List<Anchor> anchors = new ArrayList<>();
        for (Anchor anchor : state.anchors()) {
            if (anchor.silent()) {
                aloud(anchor, anchors, stories).ifPresent(anchors::add);
            } else {
                anchors.add(anchor);
            }
        }
        WindowInput told = told(stories);
        store.put(state.with(anchors, true, told));
        return told;
    }

    /**
     * An anchor that was silent until now. Its occurrence has come to be since the end of the log was reached, and is raised;
     * or it has an alert by another one, and needs this one no more.
     *
     * @param before the anchors that were looked at
     * @param stories takes in the story of an alert that is raised
     */
    private Optional<Anchor> aloud(Anchor anchor, List<Anchor> before, Set<String> stories) {
        Optional<Occurrence> occurrence = state.occurrences().stream()
                .filter(one -> Anchors.names(rule, anchor, one))
                .findFirst();
        if (occurrence.isEmpty()) {
            return Optional.of(anchor);
        }
        if (isNamed(occurrence.get(), before)) {
            return Optional.empty();
        }
        Sighting start = occurrence.get().start();
        boolean isMissing = isMissing(store.alert(id(), start.story()));
        boolean isNew = hasChanged(occurrence.get()) && isWhole(start);
        List<Member> together = isMissing && isNew ? shown.at(start) : List.of();
        if (isMissing && together.isEmpty()) {
            return Optional.of(anchor);
        }
        if (isMissing) {
            put(start.story(), together);
            stories.add(start.story());
        }
        return Optional.of(new Anchor(start, false, false));
    }

    /** Whether an occurrence has an alert by an anchor, as the state has them or as they were looked at. */
    private boolean isNamed(Occurrence occurrence, List<Anchor> lookedAt) {
        return Stream.concat(state.anchors().stream(), lookedAt.stream())
                .anyMatch(other -> !other.silent() && Anchors.names(rule, other, occurrence));
    }

    /**
     * Whether an occurrence may have come to be after the past was told. One that has not, and was not found by the backfill, is
     * none: the rule was not told of what came in long before it was published.
     */
    private boolean hasChanged(Occurrence occurrence) {
        return state.changedFrom() != null && !occurrence.end().isBefore(state.changedFrom());
    }

    /** Whether the rule was told of all that its window had at a moment: it was told of what came in so long before it was saved. */
    private boolean isWhole(Sighting start) {
        return !start.at().isBefore(subscription.since().minus(AlertRaiser.LATENESS));
    }

    private void put(String story, List<Member> together) {
        AlertState alert = store.alert(id(), story);
        AlertState known = alert == null ? AlertState.empty(id(), story) : alert;
        if (known.revisionOf(input).isEmpty()) {
            store.put(known.with(step(together)));
        }
    }

    private AlertStep step(List<Member> together) {
        return new AlertStep(
                input,
                Change.RAISED,
                AlertStatus.RAISED,
                null,
                Origin.BACKFILL,
                subscription.reference(),
                subscription.endpoints(),
                subscription.urgency(),
                backfilled.deliver(),
                backfilled.raisedAt(),
                null,
                together,
                subscription.cooldown());
    }
}
