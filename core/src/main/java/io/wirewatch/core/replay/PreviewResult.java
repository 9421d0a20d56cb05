package io.wirewatch.core.replay;

import io.wirewatch.core.alert.Alert;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rule would have raised.
 *
 * @param scanned how many releases were looked at
 * @param total how many alerts were raised
 * @param withdrawn how many of them stand no more
 * @param days how many were raised on each day, UTC, in order; days without one are left out
 * @param samples the first of them, as they were raised
 */
public record PreviewResult(
        long scanned, long total, long withdrawn, SortedMap<LocalDate, Long> days, List<Alert> samples) {
    public PreviewResult {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        samples = List.copyOf(samples);
    }
}
