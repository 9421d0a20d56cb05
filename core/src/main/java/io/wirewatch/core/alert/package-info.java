/**
 * Alerts and how they come to be. {@link io.wirewatch.core.alert.AlertRaiser} turns candidates into alerts: it remembers
 * what each input did to each alert ({@link io.wirewatch.core.alert.AlertStep}), so an input met again gives the very alert
 * that it gave. Rules over one release are remembered by story, in a {@link io.wirewatch.core.alert.StoryStore}; those over
 * several by subscription, in a {@link io.wirewatch.core.alert.WindowStore}. {@link
 * io.wirewatch.core.alert.AlertDecision} and {@link io.wirewatch.core.alert.WindowDecision} are the tables of what raises,
 * updates and withdraws.
 */
package io.wirewatch.core.alert;
