package io.wirewatch.gateway.release;

import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.gateway.view.ReleaseStore;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far a release has come: {@code cleaned}, {@code tagged} (its mentions are known), {@code matched} (every
 * subscription that was live when it was accepted has been evaluated, and its alerts are readable). A page has come as far
 * as the last of the parts cut out of it: whoever pushed it waits for alerts on those.
 */
final class Stages {
    private static final List<String> ORDER = List.of("cleaned", "tagged", "matched");

    private final ReleaseStore releases;
    private final Predicate<ReleaseRow> matched;

    Stages(ReleaseStore releases, Predicate<ReleaseRow> matched) {
        this.releases = releases;
        this.matched = matched;
    }

    String of(ReleaseRow row) {
        int stage = own(row);
        List<String> parts = row.clean().getHead().getParts();
        if (!parts.isEmpty()) {
            List<ReleaseRow> found = releases.get(parts);
            stage = found.size() < parts.size() ? 0 : stage;
            for (ReleaseRow part : found) {
                stage = Math.min(stage, own(part));
            }
        }
        return ORDER.get(stage);
    }

    private int own(ReleaseRow row) {
        if (row.mentions() == null) {
            return 0;
        }
        return matched.test(row) ? 2 : 1;
    }
}
