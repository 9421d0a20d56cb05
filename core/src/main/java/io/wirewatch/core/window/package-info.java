/**
 * Rules over several releases, as functions of what was seen. {@link io.wirewatch.core.window.WindowRule} says what counts;
 * {@link io.wirewatch.core.window.Sweep} goes through the {@link io.wirewatch.core.window.Sighting}s in order of event time
 * and gives the {@link io.wirewatch.core.window.Occurrence}s. Nothing is remembered here, so the live path and replays run
 * the same code.
 */
package io.wirewatch.core.window;
