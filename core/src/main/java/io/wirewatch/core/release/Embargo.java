package io.wirewatch.core.release;

import java.time.Instant;

/**
 * What a release asks of those who publish: not before. Nothing is held back for it.
 *
 * @param until when it ends, midnight UTC where only a day is said; null where the line says no time that can be read with certainty
 * @param text the line as written
 */
public record Embargo(Instant until, String text) {}
