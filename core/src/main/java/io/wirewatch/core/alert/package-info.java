/**
 * Alerts and how they come to be. {@link io.wirewatch.core.alert.AlertRaiser} turns candidates into alerts: it remembers
 * what each input did to each alert ({@link io.wirewatch.core.alert.AlertStep}), so an input met again gives the very alert
 * that it gave. Rules over one release are remembered by story, in a {@link io.wirewatch.core.alert.StoryStore}; those over
 * several by subscription, in a {@link io.wirewatch.core.alert.WindowStore}. {@link
 * io.wirewatch.core.alert.AlertDecision} and {@link io.wirewatch.core.alert.WindowDecision} are the tables of what raises,
 * updates and withdraws. {@link
 * io.wirewatch.core.alert.WindowBackfill} is the one of what a backfill found of a windowed rule.
 *
 * <p>{@link io.wirewatch.core.alert.AlertSender} decides afterwards whether an alert of a subscription with a cool-down is
 * sent; whether it is raised does not depend on that.
 */
package io.wirewatch.core.alert;
