package io.wirewatch.cleaning;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.core.release.CleanRelease;

/** What cleaning counts; a record that is read again counts again. */
final class CleaningMetrics {
    /** Selectors of sources that found nothing in a page, by source: one that rises tells that a site was built anew. */
    static final String SELECTORS_MISSED = "wirewatch.cleaning.selectors.missed";

    private final MeterRegistry meters;

    CleaningMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts a page that was read. */
    void read(CleanRelease page) {
        if (!page.selectorNotes().isEmpty()) {
            // Only sources with selectors come here, so there are no more series than of those.
            meters.counter(SELECTORS_MISSED, "source", page.head().source())
                    .increment(page.selectorNotes().size());
        }
    }
}
