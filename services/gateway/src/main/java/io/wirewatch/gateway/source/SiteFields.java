package io.wirewatch.gateway.source;

import io.wirewatch.avro.Source;
import io.wirewatch.core.cleaning.SelectorException;
import io.wirewatch.core.cleaning.SelectorRules;
import io.wirewatch.gateway.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/** What a source says about its pages: each of it is of certain kinds only. */
final class SiteFields {
    private static final Set<String> COMPLETE = Set.of("auto", "always", "never");

    private SiteFields() {}

    /** @throws IllegalArgumentException for what is none, or is said of a kind that has no use for it */
    static void check(String kind, String links, String from, String to, String complete, Boolean history) {
        if (links != null && !kind.equals("page")) {
            throw new IllegalArgumentException("links is for sources of kind page, not " + kind);
        }
        if ((from != null || to != null) && !kind.equals("sitemap")) {
            throw new IllegalArgumentException("from and to are for sources of kind sitemap, not " + kind);
        }
        if (from != null && to != null && !instant("from", from).isBefore(instant("to", to))) {
            throw new IllegalArgumentException("from must be before to, and " + from + " is not before " + to);
        }
        if (!COMPLETE.contains(complete)) {
            throw new IllegalArgumentException("complete takes auto, always, never, not \"" + complete + "\"");
        }
        if (!complete.equals("auto") && !kind.equals("feed")) {
            throw new IllegalArgumentException("complete is for sources of kind feed, not " + kind);
        }
        if (Boolean.TRUE.equals(history) && !kind.equals("feed") && !kind.equals("sitemap")) {
            throw new IllegalArgumentException("history is for sources of kind feed or sitemap, not " + kind);
        }
    }

    /** @throws ProblemException 400 for a selector that is not taken, with {@code selector} and {@code position} */
    static Source.Builder set(Source.Builder source, SourceJson.Wanted wanted) {
        return source.setLinks(links(wanted.links()))
                .setFrom(wanted.from() == null ? null : instant("from", wanted.from()))
                .setTo(wanted.to() == null ? null : instant("to", wanted.to()))
                .setComplete(wanted.complete())
                .setHistory(Boolean.TRUE.equals(wanted.history()));
    }

    private static String links(String selector) {
        if (selector == null) {
            return null;
        }
        try {
            SelectorRules.check("links", selector);
            return selector;
        } catch (SelectorException e) {
            throw ProblemException.badField("links \"" + e.selector() + "\": " + e.getMessage() + ".")
                    .with("selector", e.selector())
                    .with("position", e.position());
        }
    }

    /** A day is its begin in UTC. */
    private static Instant instant(String field, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    field + " must be a day such as 2024-01-31 or an RFC 3339 time, not \"" + text + "\"", e);
        }
    }
}
