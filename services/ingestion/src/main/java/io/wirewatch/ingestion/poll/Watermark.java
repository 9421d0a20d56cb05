package io.wirewatch.ingestion.poll;

import java.time.Instant;
import java.util.List;

/**
 * How far something is worked off that has dates: all before the date, and of that very date what is named.
 *
 * @param atDate hashes of what is done of the date
 */
public record Watermark(Instant date, List<String> atDate) {
    /** Nothing is done. */
    public static final Watermark NONE = new Watermark(Instant.EPOCH, List.of());

    public Watermark {
        atDate = List.copyOf(atDate);
    }
}
