package io.wirewatch.gateway.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A source as clients see it.
 *
 * @param health what ingestion knows of it; null before its first poll
 */
record SourceJson(
        String id,
        String name,
        String kind,
        String url,
        String interval,
        String maxInterval,
        String robots,
        String silentAfter,
        boolean enabled,
        SelectorsJson selectors,
        String links,
        String from,
        String to,
        String complete,
        boolean history,
        String webSub,
        int version,
        String createdAt,
        String updatedAt,
        Health health,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) LoginJson login) {

    /**
     * How the latest polls went, and how it is doing.
     *
     * @param status {@code ok}, {@code failing} (the last polls, too few yet to call it broken), {@code broken} or {@code silent}
     * @param statusSince since when it is broken or silent; null otherwise
     * @param rhythm ISO 8601, the typical time between two entries; null where too little is known
     * @param silentFrom when it counts as silent unless it publishes before; null where too little is known
     * @param webSub how pushes do; null for what is no feed
     */
    record Health(
            String status,
            String statusSince,
            String lastFetchAt,
            String lastSuccessAt,
            String nextFetchAt,
            String lastEntryAt,
            String rhythm,
            String silentFrom,
            int failures,
            String failingSince,
            String error,
            long newCount,
            long updatedCount,
            long unchangedCount,
            long refusedCount,
            List<String> refusals,
            WebSubJson webSub) {
        private static final String OK = "ok";

        static Health of(Source source, SourceState state, Instant now) {
            return state == null
                    ? null
                    : new Health(
                            status(state),
                            state.getStanding().equals(OK) ? null : time(state.getStandingSince()),
                            time(state.getLastFetchAt()),
                            time(state.getLastSuccessAt()),
                            time(state.getNextFetchAt()),
                            state.getLatestEntries().isEmpty()
                                    ? null
                                    : time(state.getLatestEntries().getFirst()),
                            state.getRhythm(),
                            time(state.getSilentFrom()),
                            state.getFailures(),
                            time(state.getFailingSince()),
                            state.getError(),
                            state.getNewCount(),
                            state.getUpdatedCount(),
                            state.getUnchangedCount(),
                            state.getRefusedCount(),
                            state.getRefusals(),
                            source.getKind().equals("feed") ? WebSubJson.of(source, state, now) : null);
        }

        private static String status(SourceState state) {
            return state.getStanding().equals(OK) && state.getError() != null ? "failing" : state.getStanding();
        }

        private static String time(Instant instant) {
            return instant == null ? null : AlertJson.time(instant);
        }
    }

    static SourceJson of(Source source, SourceState state, List<String> warnings, Instant now) {
        return new SourceJson(
                source.getId(),
                source.getName(),
                source.getKind(),
                source.getUrl(),
                source.getInterval(),
                source.getMaxInterval(),
                source.getRobots(),
                source.getSilentAfter(),
                source.getEnabled(),
                SelectorsJson.of(source.getSelectors()),
                source.getLinks(),
                Health.time(source.getFrom()),
                Health.time(source.getTo()),
                source.getComplete(),
                source.getHistory(),
                source.getWebSub(),
                source.getVersion(),
                AlertJson.time(source.getCreatedAt()),
                AlertJson.time(source.getUpdatedAt()),
                Health.of(source, state, now),
                warnings,
                LoginJson.of(source.getLogin()));
    }

    /** A source as clients write it. What only the gateway sets may be sent back, and is not looked at. */
    @JsonIgnoreProperties({"version", "createdAt", "updatedAt", "health", "warnings"})
    record Wanted(
            String id,
            String name,
            String kind,
            String url,
            String interval,
            String maxInterval,
            String robots,
            String silentAfter,
            Boolean enabled,
            SelectorsJson selectors,
            String links,
            String from,
            String to,
            String complete,
            Boolean history,
            String webSub,
            LoginJson login) {
        private static final Set<String> KINDS = Set.of("feed", "page", "sitemap", "folder", "imap");
        private static final Set<String> ROBOTS = Set.of("obey", "ignore");
        private static final Set<String> WEB_SUB = Set.of("auto", "off");
        private static final String DEFAULT_INTERVAL = "PT5M";
        private static final String DEFAULT_MAX_INTERVAL = "PT1H";
        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final Duration LONGEST = Duration.ofDays(30);

        Wanted {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("a source needs a name");
            }
            kind = Objects.requireNonNullElse(kind, "feed");
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException(
                        "kind takes feed, page, sitemap, folder, imap, not \"" + kind + "\"");
            }
            if (url == null || url.isBlank()) {
                throw new IllegalArgumentException(
                        "a source needs a url: the address of a feed, page, sitemap or mailbox, or a folder's path");
            }
            if (interval == null) {
                interval = DEFAULT_INTERVAL;
                maxInterval = Objects.requireNonNullElse(maxInterval, DEFAULT_MAX_INTERVAL);
            }
            Duration wait = bounded("interval", interval);
            if (maxInterval != null && bounded("maxInterval", maxInterval).compareTo(wait) < 0) {
                throw new IllegalArgumentException("maxInterval must not be shorter than interval, and " + maxInterval
                        + " is shorter than " + interval);
            }
            if (silentAfter != null) {
                bounded("silentAfter", silentAfter);
            }
            robots = Objects.requireNonNullElse(robots, "obey");
            if (!ROBOTS.contains(robots)) {
                throw new IllegalArgumentException("robots takes obey, ignore, not \"" + robots + "\"");
            }
            webSub = Objects.requireNonNullElse(webSub, "auto");
            if (!WEB_SUB.contains(webSub)) {
                throw new IllegalArgumentException("webSub takes auto, off, not \"" + webSub + "\"");
            }
            complete = Objects.requireNonNullElse(complete, "auto");
            SiteFields.check(kind, links, from, to, complete, history);
            LoginJson.checkKind(kind, login);
        }

        private static Duration bounded(String field, String text) {
            Duration duration = parse(field, text);
            if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(field + " must be PT1S to P30D, not " + text);
            }
            return duration;
        }

        private static Duration parse(String field, String text) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        field + " must be an ISO 8601 duration such as PT5M, not \"" + text + "\"", e);
            }
        }
    }
}
