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
        boolean enabled,
        SelectorsJson selectors,
        int version,
        String createdAt,
        String updatedAt,
        Health health,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    /** How the latest polls went. */
    record Health(
            String lastFetchAt,
            String lastSuccessAt,
            String nextFetchAt,
            int failures,
            String error,
            long newCount,
            long updatedCount,
            long unchangedCount,
            long refusedCount,
            List<String> refusals) {
        static Health of(SourceState state) {
            return state == null
                    ? null
                    : new Health(
                            time(state.getLastFetchAt()),
                            time(state.getLastSuccessAt()),
                            time(state.getNextFetchAt()),
                            state.getFailures(),
                            state.getError(),
                            state.getNewCount(),
                            state.getUpdatedCount(),
                            state.getUnchangedCount(),
                            state.getRefusedCount(),
                            state.getRefusals());
        }

        private static String time(Instant instant) {
            return instant == null ? null : AlertJson.time(instant);
        }
    }

    static SourceJson of(Source source, SourceState state, List<String> warnings) {
        return new SourceJson(
                source.getId(),
                source.getName(),
                source.getKind(),
                source.getUrl(),
                source.getInterval(),
                source.getEnabled(),
                SelectorsJson.of(source.getSelectors()),
                source.getVersion(),
                AlertJson.time(source.getCreatedAt()),
                AlertJson.time(source.getUpdatedAt()),
                Health.of(state),
                warnings);
    }

    /** A source as clients write it. What only the gateway sets may be sent back, and is not looked at. */
    @JsonIgnoreProperties({"version", "createdAt", "updatedAt", "health", "warnings"})
    record Wanted(
            String id,
            String name,
            String kind,
            String url,
            String interval,
            Boolean enabled,
            SelectorsJson selectors) {
        private static final Set<String> KINDS = Set.of("feed", "folder");
        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final Duration LONGEST = Duration.ofDays(30);

        Wanted {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("a source needs a name");
            }
            kind = Objects.requireNonNullElse(kind, "feed");
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException("kind takes feed, folder, not \"" + kind + "\"");
            }
            if (url == null || url.isBlank()) {
                throw new IllegalArgumentException("a source needs a url: the address of a feed, or a folder's path");
            }
            interval = Objects.requireNonNullElse(interval, "PT5M");
            Duration wait = parse(interval);
            if (wait.compareTo(SHORTEST) < 0 || wait.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("interval must be PT1S to P30D, not " + interval);
            }
        }

        private static Duration parse(String interval) {
            try {
                return Duration.parse(interval);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "interval must be an ISO 8601 duration such as PT5M, not \"" + interval + "\"", e);
            }
        }
    }
}
