package io.wirewatch.core.replay;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.ReleaseRef;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a rule would have raised, by day, and keeps the first few alerts as samples. For one thread.
 *
 * <p>A rule over one release may be asked about parts of the log by several threads, each with a preview of its own, where
 * all versions of a release are in one part; {@linkplain #merge merged}, they are as one that read the whole in order of
 * arrival. A rule over several releases needs them all, in order of arrival. Memory: some 100 bytes for each alert, and what
 * {@link PastAlerts} keeps of a rule over several releases.
 */
public final class Preview {
    private final ActiveSubscription subscription;
    private final Rule selection;
    private final int most;
    private final boolean byPublished;
    private final Instant from;
    private final Instant to;
    private final RaisedAlerts raised = new RaisedAlerts();
    private final StoryCount stories = new StoryCount(raised);
    private final PastAlerts past;
    /** By story, in order of arrival. */
    private Map<String, Alert> samples = new LinkedHashMap<>();

    private long scanned;

    /**
     * Of a subscription.
     *
     * @param samples how many alerts are kept
     * @param byPublished whether an alert counts on the day on which the release that raised it was published; if not, on
     *     the one on which it came in
     */
    public Preview(ActiveSubscription subscription, int samples, boolean byPublished) {
        this(subscription, samples, byPublished, null, null);
    }

    /**
     * Of a subscription, over a stretch of time. Of a rule over one release nothing outside of it is looked at; a rule over several
     * must be told of what was before, too, and counts what is raised in it.
     *
     * @param samples how many alerts are kept
     * @param byPublished whether the stretch and the days are of the time of publication, or of arrival
     * @param from the first moment that counts; null: all that was before
     * @param to the first moment that does not count any more; null: all that comes after
     */
    public Preview(ActiveSubscription subscription, int samples, boolean byPublished, Instant from, Instant to) {
        this.from = from;
        this.to = to;
        this.subscription = subscription;
        this.selection = subscription.selection();
        this.most = samples;
        this.byPublished = byPublished;
        this.past = subscription.isWindowed() ? new PastAlerts(subscription) : null;
    }

    /**
     * Takes the next release, in order of arrival.
     *
     * @throws RuntimeException if the rule cannot be asked about it
     */
    public void take(TaggedRelease release, Instant arrival) {
        scanned++;
        if (past != null) {
            past.take(release, arrival).forEach(alert -> count(alert, arrival));
        } else if (!release.head().story().isEmpty() && counts(release.head().publishedAt(), arrival)) {
            count(release, arrival);
        }
    }

    private void count(TaggedRelease release, Instant arrival) {
        ReleaseHead head = release.head();
        boolean matches = !head.withdrawn() && RuleEvaluator.matches(selection, ReleaseView.of(release));
        int before = raised.total();
        stories.take(head, matches, arrival, day(head.publishedAt(), arrival));
        if (raised.total() > before && samples.size() < most) {
            new PastAlerts(subscription).take(release, arrival).forEach(this::keep);
        }
    }

    private void count(Alert alert, Instant arrival) {
        boolean isRaised = alert.status() == AlertStatus.RAISED && counts(startOf(alert), arrival);
        if (!isRaised && !raised.has(alert.story())) {
            return;
        }
        int before = raised.total();
        int number = raised.raise(alert.story(), arrival, day(startOf(alert), arrival));
        // A release that is met again gives what it gave: how the alert stands is not in it.
        raised.stand(number, past.stands(alert.story()));
        if (raised.total() > before && samples.size() < most) {
            keep(alert);
        }
    }

    /** Of the releases that an alert shows the one that starts the occurrence was published last. */
    private static Instant startOf(Alert alert) {
        return alert.releases().stream()
                .map(ReleaseRef::publishedAt)
                .max(Comparator.naturalOrder())
                .orElse(alert.raisedAt());
    }

    private boolean counts(Instant published, Instant arrival) {
        Instant time = byPublished ? published : arrival;
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    private LocalDate day(Instant published, Instant arrival) {
        return RaisedAlerts.day(byPublished ? published : arrival);
    }

    private void keep(Alert alert) {
        samples.put(alert.story(), alert);
    }

    /**
     * Adds what another preview of the same subscription has found in another part of the log.
     *
     * @throws IllegalStateException for a rule over several releases
     */
    public void merge(Preview other) {
        if (past != null) {
            throw new IllegalStateException("the rule looks at several releases: it must see all of them, in order");
        }
        scanned += other.scanned;
        raised.add(other.raised);
        List<Alert> both = new ArrayList<>(samples.values());
        both.addAll(other.samples.values());
        both.sort(Comparator.comparing(Alert::raisedAt).thenComparing(Alert::id));
        samples = new LinkedHashMap<>();
        for (Alert alert : both) {
            if (samples.size() < most) {
                samples.putIfAbsent(alert.story(), alert);
            }
        }
    }

    /** Whether alerts are still kept as samples: then releases must have their sentences. */
    public boolean wantsSamples() {
        return samples.size() < most || past != null;
    }

    /** How it stands. */
    public PreviewResult result() {
        return new PreviewResult(
                scanned, raised.total(), raised.withdrawn(), raised.days(), List.copyOf(samples.values()));
    }

    /** How many things are remembered whole. */
    int size() {
        return past == null ? 0 : past.size();
    }
}
