package io.wirewatch.ingestion.poll;

import java.time.Instant;

/**
 * Word to the operators that a source is doing otherwise than before.
 *
 * @param kind what became of it
 * @param since since when
 * @param detail what is the matter and what to do about it, for people
 */
public record SourceNotice(Kind kind, Instant since, String detail) {
    /** What became of a source. */
    public enum Kind {
        BROKEN,
        SILENT,
        RECOVERED
    }

    /** The notice that a poll gives rise to; null where the source is doing as before. */
    static SourceNotice of(PolledSource source, Standing before, PollState now) {
        Standing standing = now.vitals().standing();
        if (standing.kind() == before.kind()) {
            return null;
        }
        return switch (standing.kind()) {
            case BROKEN ->
                new SourceNotice(
                        Kind.BROKEN,
                        standing.since(),
                        "It could not be read " + now.failures() + " times in a row. " + now.error());
            case SILENT -> new SourceNotice(Kind.SILENT, standing.since(), silence(source, standing));
            case OK -> new SourceNotice(Kind.RECOVERED, before.since(), recovery(before, now));
        };
    }

    private static String recovery(Standing before, PollState now) {
        if (before.kind() == Standing.Kind.BROKEN) {
            return "It can be read again.";
        }
        Instant last = now.vitals().rhythm().last();
        return last != null && last.isAfter(before.since())
                ? "It publishes again."
                : "It no longer counts as silent: its settings were changed.";
    }

    private static String silence(PolledSource source, Standing standing) {
        String usual = source.options().silentAfter() == null
                ? "longer than it used to be quiet"
                : "longer than the " + source.options().silentAfter() + " set for it";
        return "It is read without error but has published nothing since " + standing.since() + ", " + usual
                + ". Look at its site: the feed may have moved, or be kept by a cache.";
    }
}
