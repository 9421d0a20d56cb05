package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.ids.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Everything that ever happened between a subscription and a story. Step n made revision n, so every revision can be
 * given again as it was.
 *
 * @param subscription subscription id
 * @param story story id
 * @param steps in the order they came
 */
public record AlertState(String subscription, String story, List<AlertStep> steps) {
    static final Comparator<Member> ARRIVAL = Comparator.<Member, java.time.Instant>comparing(
                    member -> member.reference().receivedAt())
            .thenComparing(Member::page)
            .thenComparing(Member::isCarrier, Comparator.reverseOrder())
            .thenComparing(member -> member.reference().id());

    public AlertState {
        steps = List.copyOf(steps);
    }

    /** Nothing happened yet. */
    public static AlertState empty(String subscription, String story) {
        return new AlertState(subscription, story, List.of());
    }

    /** The state after one step more. */
    AlertState with(AlertStep step) {
        List<AlertStep> more = new ArrayList<>(steps);
        more.add(step);
        return new AlertState(subscription, story, more);
    }

    /** The revision that an input made, if it made one. */
    OptionalInt revisionOf(Input input) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).input().equals(input)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether a newer version of the input's release has done something here. */
    boolean isPast(Input input) {
        for (AlertStep step : steps) {
            if (step.input().isNewerThan(input)) {
                return true;
            }
        }
        return false;
    }

    /** The releases that fulfil the rule now, by id. */
    Map<String, Member> members() {
        return members(steps.size());
    }

    /** The rule, as written, that a release of the alert was last found to fulfil. */
    String ruleOf(String release) {
        return steps.reversed().stream()
                .filter(step -> step.input().release().equals(release))
                .findFirst()
                .orElseGet(this::last)
                .subscription()
                .expression();
    }

    /** The last step, or null. */
    AlertStep last() {
        return steps.isEmpty() ? null : steps.getLast();
    }

    /** The step that raised the alert as it stands. */
    AlertStep raising() {
        return raising(steps.size());
    }

    /** Whether there was an alert, and not a withdrawn one, before an input came in. */
    boolean stoodBefore(Input input) {
        int before = revisionOf(input).orElse(steps.size() + 1) - 1;
        return before > 0 && steps.get(before - 1).status() != AlertStatus.WITHDRAWN;
    }

    /** The releases that it showed before it came to what it shows, and before that, and so on. */
    List<List<Member>> shownBefore() {
        List<List<Member>> shown = new ArrayList<>();
        for (int i = steps.size() - 1; i > 0; i--) {
            if (!members(i).isEmpty()) {
                shown.add(List.copyOf(members(i).values()));
            }
        }
        return shown;
    }

    /** The alert as it was at a revision. */
    Alert alert(int revision) {
        AlertStep step = steps.get(revision - 1);
        AlertStep raising = raising(revision);
        List<Member> members = new ArrayList<>(members(revision).values());
        members.sort(ARRIVAL);
        List<ReleaseRef> releases = new ArrayList<>(members.size());
        List<Evidence> evidence = new ArrayList<>();
        for (Member member : members) {
            releases.add(member.reference());
            evidence.addAll(member.evidence());
        }
        return new Alert(
                id(),
                revision,
                step.status(),
                step.reason(),
                step.change(),
                raising.origin(),
                step.subscription(),
                story,
                releases,
                evidence,
                step.endpoints(),
                step.urgency(),
                raising.input().replay(),
                raising.deliver(),
                Cooling.after(steps.subList(0, revision)),
                raising.deliver() && !step.deliver() ? Alert.REPLAY : null,
                0,
                steps.getFirst().at(),
                step.at());
    }

    /** A subscription may have alerts of both kinds about one story, where its rule was changed from one to the other. */
    private String id() {
        return steps.getFirst().together() == null
                ? Ids.alert(subscription, story)
                : Ids.occurrence(subscription, story);
    }

    private AlertStep raising(int revision) {
        for (int i = revision - 1; i >= 0; i--) {
            if (steps.get(i).change() == Alert.Change.RAISED) {
                return steps.get(i);
            }
        }
        throw new IllegalStateException("an alert begins by being raised");
    }

    private Map<String, Member> members(int revision) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (AlertStep step : steps.subList(0, revision)) {
            if (step.together() != null) {
                members.clear();
                step.together().forEach(member -> members.put(member.reference().id(), member));
                continue;
            }
            String release = step.input().release();
            if (step.member() != null) {
                members.put(release, step.member());
            } else {
                members.remove(release);
            }
        }
        return members;
    }
}
