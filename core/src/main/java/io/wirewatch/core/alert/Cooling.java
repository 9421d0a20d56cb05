package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.Change;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Whether a cool-down decides about an alert: from the first step on at which the subscription had one, and to the end, so
 * that the revisions stay in order. Where somebody was told before that, none ever does: what follows of an alert that was
 * sent is sent.
 */
final class Cooling {
    private Cooling() {}

    /**
     * The subscription's cool-down as of the last of an alert's steps, zero where it has none any more; null where no
     * cool-down decides.
     */
    static Duration after(List<AlertStep> steps) {
        Origin origin = null;
        for (AlertStep step : steps) {
            if (step.cooldown() != null) {
                return Objects.requireNonNullElse(steps.getLast().cooldown(), Duration.ZERO);
            }
            origin = step.change() == Change.RAISED ? step.origin() : origin;
            if (origin == Origin.LIVE) {
                return null;
            }
        }
        return null;
    }
}
