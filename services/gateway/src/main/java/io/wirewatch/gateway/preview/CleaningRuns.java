package io.wirewatch.gateway.preview;

import io.wirewatch.avro.Source;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.replay.AlertsAtStake;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.replay.WhatAgain;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.past.PageSelectors;
import io.wirewatch.runtime.past.PastReader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Makes dry runs of cleaning.
 *
 * @param cleaner as in cleaning
 * @param sources by whose selectors pages may be read
 */
public record CleaningRuns(Cleaner cleaner, Settings<Source> sources, KafkaClients clients) {
    /**
     * One that reads nothing yet.
     *
     * @param selectors {@code recorded | current}
     * @param newest the newest version of a release
     */
    CleaningRun of(
            PastReader past,
            ReprocessRun.Asked asked,
            String selectors,
            Function<String, Optional<ReleaseRow>> newest,
            AlertsAtStake alerts) {
        return new CleaningRun(past, asked, this, selectors(selectors), newest, alerts);
    }

    private PageSelectors selectors(String asked) {
        if (!asked.equals(WhatAgain.CURRENT)) {
            return PageSelectors.recorded();
        }
        // Each is asked once: one selection for all pages, whatever becomes of the source meanwhile.
        Map<String, Optional<Source>> known = new ConcurrentHashMap<>();
        return PageSelectors.current(
                id -> known.computeIfAbsent(id, sources::find).orElse(null));
    }
}
