/**
 * Rules over the past. {@link io.wirewatch.core.replay.PastAlerts} is the live engine over a state in memory: it gives for
 * the releases of the log, in order of arrival, the alerts that the live path would have given. {@link
 * io.wirewatch.core.replay.Preview} counts them, and makes only those that it shows.
 */
package io.wirewatch.core.replay;
