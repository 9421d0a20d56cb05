/**
 * Alerts and how they come to be. {@link io.wirewatch.core.alert.AlertRaiser} turns candidates into alerts: it remembers
 * in an {@link io.wirewatch.core.alert.AlertStore} what each input did ({@link io.wirewatch.core.alert.AlertState}), so an
 * input met again gives the very alert that it gave. {@link io.wirewatch.core.alert.AlertDecision} is the table of what
 * raises, updates and withdraws.
 *
 * <p>{@link io.wirewatch.core.alert.AlertSender} decides afterwards whether an alert of a subscription with a cool-down is
 * sent; whether it is raised does not depend on that.
 */
package io.wirewatch.core.alert;
