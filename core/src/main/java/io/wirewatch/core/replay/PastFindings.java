package io.wirewatch.core.replay;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.AlertState;
import io.wirewatch.core.alert.AlertStep;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.alert.Finding;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.window.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The occurrences of a rule over several releases in the past, each once nothing that comes later can change it. For one
 * thread. The log is read from where it begins, how late ever the occurrences are that are asked for: what an occurrence is
 * called depends on what was there before.
 */
public final class PastFindings {
    private static final Comparator<Finding> BY_TIME = Comparator.comparing(Finding::start)
            .thenComparing(finding -> finding.start().story());

    private final Instant from;
    private final Instant to;
    private final PastAlerts past;
    private final List<AlertState> settled = new ArrayList<>();

    /**
     * Of a subscription.
     *
     * @param from only alerts that were raised at that arrival time or later; null: all
     * @param to only those that were raised before; null: all
     */
    public PastFindings(ActiveSubscription subscription, Instant from, Instant to) {
        this(subscription, null, from, to);
    }

    /**
     * Of a subscription.
     *
     * @param since as in {@link PastAlerts}
     */
    public PastFindings(ActiveSubscription subscription, Instant since, Instant from, Instant to) {
        this.from = from;
        this.to = to;
        this.past = new PastAlerts(subscription, since, settled::add);
    }

    /**
     * Takes the next release, in order of arrival.
     *
     * @return what is settled since, in order of event time
     * @throws RuntimeException if the rule cannot be asked about it
     */
    public List<Finding> take(TaggedRelease release, Instant arrival) {
        past.take(release, arrival);
        if (settled.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = findings(settled);
        settled.clear();
        return findings;
    }

    /** At the end of the log: the others, as they stand. */
    public List<Finding> rest() {
        return findings(past.windows().standing().stream()
                .filter(alert -> !past.isOver(alert.story()))
                .toList());
    }

    private List<Finding> findings(List<AlertState> alerts) {
        return alerts.stream()
                .filter(this::isAskedFor)
                .map(this::finding)
                .sorted(BY_TIME)
                .toList();
    }

    private boolean isAskedFor(AlertState alert) {
        Instant raised = raised(alert);
        return (from == null || !raised.isBefore(from)) && (to == null || raised.isBefore(to));
    }

    private static Instant raised(AlertState alert) {
        return alert.steps().reversed().stream()
                .filter(step -> step.change() == Change.RAISED)
                .map(AlertStep::at)
                .findFirst()
                .orElseThrow();
    }

    private Finding finding(AlertState alert) {
        List<Member> together = alert.steps().getLast().together();
        Sighting start = past.windows().start(alert.story());
        return together.stream()
                .filter(member -> start != null && member.reference().id().equals(start.release()))
                .findFirst()
                .map(_ -> new Finding(start, together))
                .orElseGet(() -> earlier(alert.story(), together));
    }

    /** An alert that shows an earlier occurrence again: of what it shows the last one started that. */
    private static Finding earlier(String story, List<Member> together) {
        return together.stream()
                .map(Member::reference)
                .map(reference -> new Finding(
                        new Sighting(reference.publishedAt(), reference.receivedAt(), reference.id(), story, 0, false),
                        together))
                .max(BY_TIME)
                .orElseThrow();
    }

    /** How many things are remembered whole. */
    int size() {
        return past.size();
    }
}
