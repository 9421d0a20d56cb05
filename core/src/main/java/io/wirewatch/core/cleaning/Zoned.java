package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Zone;

/**
 * A paragraph and what it is for.
 *
 * @param words the paragraph, one line
 * @param zone never {@link Zone#HEADLINE}
 */
record Zoned(String words, Zone zone) {}
