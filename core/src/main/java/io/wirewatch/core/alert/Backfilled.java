package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Input;
import java.time.Instant;

/**
 * What the backfill of a windowed subscription hands to the second stage.
 *
 * @param subscription subscription id
 * @param rule id of the windowed rule that it asked
 * @param finding an occurrence; null: all were handed over, up to the end of the log, so that what the rule was told of its past
 *     may raise from now on as anything else
 * @param replay id of the replay
 * @param deliver whether what is raised may be sent
 * @param raisedAt the time that alerts raised from it carry
 */
public record Backfilled(
        String subscription, String rule, Finding finding, String replay, boolean deliver, Instant raisedAt) {

    /** What tells it from any other input: the replay, and the story whose alert it is about. Where it begins anew it is the same. */
    Input input() {
        String which = finding == null ? replay : replay + "/" + finding.start().story();
        return new Input(which, 1, false, replay, null);
    }
}
