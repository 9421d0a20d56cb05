package io.wirewatch.matching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.matching.IndexMatches;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What matching counts. Rules asked = rules that held + rules that did not + rules that failed. */
final class MatchingMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(MatchingMetrics.class);

    private final MeterRegistry meters;
    private final Counter releases;
    private final Counter asked;
    private final Counter held;
    private final Counter failed;
    private final Counter tooLate;
    private final Counter expired;

    MatchingMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.releases = meters.counter("wirewatch.matching.releases");
        this.asked = meters.counter("wirewatch.matching.rules.asked");
        this.held = meters.counter("wirewatch.matching.rules.held");
        this.failed = meters.counter("wirewatch.matching.rules.failed");
        this.tooLate = meters.counter("wirewatch.matching.windows.toolate");
        this.expired = meters.counter("wirewatch.matching.windows.expired");
    }

    /** Counts a release that was matched. */
    void matched() {
        releases.increment();
    }

    /** Counts the rules of one kind that a release was matched with. */
    void asked(IndexMatches found) {
        asked.increment(found.asked());
        held.increment(found.count());
        failed.increment(found.failures().size());
        found.failures()
                .forEach((subscription, failure) ->
                        LOG.warn("rule could not be asked: subscription={}", subscription, failure));
    }

    /** Counts a release that came too late for a rule over several. */
    void tooLate() {
        tooLate.increment();
    }

    /** Counts what windowed rules have forgotten. */
    void expired(int entries) {
        expired.increment(entries);
    }

    /** Counts a record for the alerts' topic; an input read again counts again. */
    void alert(Alert alert) {
        String change = alert.change().name().toLowerCase(Locale.ROOT);
        meters.counter(
                        "wirewatch.matching.alerts",
                        "change",
                        change,
                        "origin",
                        alert.origin().text(),
                        "suppressed",
                        Objects.toString(alert.suppressed(), "no"))
                .increment();
    }
}
