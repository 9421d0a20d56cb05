/**
 * How many messages a receiver wants, and when: gathered, as digests at local times, not in quiet hours, at most so many
 * ({@link io.wirewatch.core.volume.Volume}). Times follow from times that are given; nothing here waits or reads a clock.
 */
package io.wirewatch.core.volume;
