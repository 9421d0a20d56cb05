package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.window.Sighting;
import java.time.Instant;

/**
 * A release that counts for a windowed subscription.
 *
 * @param subscription subscription id
 * @param rule id of the windowed rule
 * @param sighting when it was and which parts it has
 * @param keepUntil arrival time from which on nothing that may still come needs it
 * @param member the release, and why it counts
 */
public record WindowHit(String subscription, String rule, Sighting sighting, Instant keepUntil, Member member) {}
