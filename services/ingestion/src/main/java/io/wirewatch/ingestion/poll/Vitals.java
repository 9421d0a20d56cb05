package io.wirewatch.ingestion.poll;

import java.time.Instant;

/**
 * What the polls of a source tell of its health beyond the last one.
 *
 * @param rhythm how often it publishes
 * @param bodyAt when it last gave a body, whatever it says of changes since; null before
 * @param failingSince the first of the failures in a row, or null
 * @param standing how it is doing, as its operator was told
 */
public record Vitals(Rhythm rhythm, Instant bodyAt, Instant failingSince, Standing standing) {
    /** Before the first poll. */
    public static final Vitals NONE =
            new Vitals(Rhythm.UNKNOWN, null, null, new Standing(Standing.Kind.OK, Instant.EPOCH));

    Vitals read(Rhythm next, Instant body) {
        return new Vitals(next, body, null, standing);
    }

    Vitals failed(Instant at) {
        return new Vitals(rhythm, bodyAt, failingSince == null ? at : failingSince, standing);
    }

    Vitals told(Standing now) {
        return new Vitals(rhythm, bodyAt, failingSince, now);
    }
}
