/**
 * Rules over the past. {@link io.wirewatch.core.replay.PastAlerts} is the live engine over a state in memory: it gives for
 * the releases of the log, in order of arrival, the alerts that the live path would have given. {@link
 * io.wirewatch.core.replay.Preview} counts them, and makes only those that it shows. {@link io.wirewatch.core.replay.PastFindings} says which occurrences of a windowed rule have
 * an alert in the end, for a backfill (docs/decisions/0027).
 */
package io.wirewatch.core.replay;
