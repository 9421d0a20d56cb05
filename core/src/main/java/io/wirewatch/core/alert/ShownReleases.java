package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.window.Sighting;
import io.wirewatch.core.window.WindowRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The releases of a windowed subscription as its alerts show them: as they count now, or once an input is applied. Of use
 * until that is in the store.
 */
final class ShownReleases {
    private final WindowStore store;
    private final String subscription;
    private final WindowRule rule;
    private final String release;
    private final WindowHit hit;
    private List<Sighting> read = List.of();
    private Instant readFrom;

    /** As they count now. */
    ShownReleases(WindowStore store, String subscription, WindowRule rule) {
        this(store, subscription, rule, null, null);
    }

    /**
     * Once an input is applied.
     *
     * @param release id of the release that it is about, or null
     * @param hit what that counts as from then on; null: it does not count
     */
    ShownReleases(WindowStore store, String subscription, WindowRule rule, String release, WindowHit hit) {
        this.store = store;
        this.subscription = subscription;
        this.rule = rule;
        this.release = release;
        this.hit = hit;
    }

    /** What counts, in order, at least from the rule's reach before a moment on. */
    List<Sighting> sightings(Instant from) {
        if (readFrom == null || from.isBefore(readFrom)) {
            List<Sighting> sightings = new ArrayList<>(store.sightingsAfter(
                    subscription, rule.id(), from.minus(rule.window().reach())));
            sightings.removeIf(other -> other.release().equals(release));
            if (hit != null) {
                sightings.add(hit.sighting());
            }
            sightings.sort(null);
            read = sightings;
            readFrom = from;
        }
        return read;
    }

    /** Those of the occurrence that a sighting starts, first arrival first; empty where nothing is kept of it. */
    List<Member> at(Sighting start) {
        return new Together(rule, sightings(start.at()), this::member).at(start);
    }

    private Member member(Sighting sighting) {
        boolean isOfInput = hit != null && sighting.release().equals(release);
        return isOfInput ? hit.member() : store.member(subscription, rule.id(), sighting);
    }

    /** What the rule was told of a release before the input, or null. */
    WindowInput told(String id) {
        WindowInput told = store.input(subscription, id);
        return told != null && told.rule().equals(rule.id()) ? told : null;
    }

    /** A release that an alert has shown: as it counts, or as it was shown where it is not known; nothing if it counts no more. */
    Stream<Member> asItIs(Member shown) {
        String id = shown.reference().id();
        if (id.equals(release)) {
            return Stream.empty();
        }
        WindowInput told = told(id);
        if (told == null) {
            return Stream.of(shown);
        }
        if (told.hit() == null) {
            return Stream.empty();
        }
        // What is over is forgotten piece by piece.
        Member now = store.member(subscription, rule.id(), told.hit());
        return Stream.of(now == null ? shown : now);
    }

    /**
     * What an alert shows that has lost what it showed: what it showed before, as far as that still counts; or what it would show of
     * another occurrence that it stands by; or else what it showed before whatever has become of it.
     *
     * @param lost what it shows no more
     * @param another what it would show of another occurrence
     * @return nothing if it has shown nothing else
     */
    List<Member> without(Sighting lost, AlertState alert, List<Member> another) {
        return without(lost.release(), alert, another);
    }

    private List<Member> without(String lost, AlertState alert, List<Member> another) {
        List<List<Member>> shownBefore = alert.shownBefore();
        List<List<Member>> others = shownBefore.stream()
                .filter(before -> before.stream()
                        .noneMatch(member -> member.reference().id().equals(lost)))
                .toList();
        Stream<List<Member>> counting = others.stream()
                .map(before -> before.stream().flatMap(this::asItIs).toList());
        return Stream.of(counting, Stream.of(another), others.stream(), shownBefore.stream())
                .flatMap(Function.identity())
                .filter(shown -> !shown.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * What an alert shows of no occurrence that is known: the same with the release as it counts now; without it where it does not, and
     * where nothing is left then, what it showed before.
     */
    List<Member> replaced(AlertState alert, WindowHit now) {
        List<Member> left = alert.members().values().stream()
                .flatMap(member -> member.reference().id().equals(release)
                        ? Stream.ofNullable(now).map(WindowHit::member)
                        : Stream.of(member))
                .toList();
        return left.isEmpty() ? without(release, alert, List.of()) : left;
    }
}
