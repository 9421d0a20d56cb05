package io.wirewatch.ingestion.poll;

import java.time.Instant;

/**
 * How a source is doing, as far as its operator is told.
 *
 * @param kind how
 * @param since since when
 */
public record Standing(Kind kind, Instant since) {
    /** How a source is doing. */
    public enum Kind {
        /** It is read, and publishes as it used to. */
        OK,
        /** It could not be read several times in a row. */
        BROKEN,
        /** It is read but has published nothing for longer than it used to. */
        SILENT
    }

    private static final int FAILURES_OF_BROKEN = 3;

    /** How the source is doing after a poll, with the state as the poll left it. */
    static Standing after(PolledSource source, PollState state, Instant now) {
        Standing before = state.vitals().standing();
        if (state.error() != null) {
            boolean broken = state.failures() >= FAILURES_OF_BROKEN || before.kind() == Kind.BROKEN;
            return broken ? before.or(Kind.BROKEN, state.vitals().failingSince()) : before;
        }
        Instant silentFrom = silentFrom(source, state);
        return silentFrom != null && silentFrom.isBefore(now)
                ? before.or(Kind.SILENT, lastEntry(source, state))
                : before.or(Kind.OK, now);
    }

    /** When its silence would be remarkable, or null: its owner's word, else what its rhythm says. */
    public static Instant silentFrom(PolledSource source, PollState state) {
        if (source.options().silentAfter() != null) {
            return lastEntry(source, state).plus(source.options().silentAfter());
        }
        // Nobody promises that files keep coming.
        return source.isFolder() ? null : state.vitals().rhythm().silentFrom().orElse(null);
    }

    private static Instant lastEntry(PolledSource source, PollState state) {
        Instant last = state.vitals().rhythm().last();
        return last == null ? source.createdAt() : last;
    }

    private Standing or(Kind now, Instant from) {
        return now == kind ? this : new Standing(now, from);
    }
}
