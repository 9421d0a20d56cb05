package io.wirewatch.ingestion.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an answer stays fresh by its own word (RFC 9111, section 4.2): {@code max-age} less {@code Age}, else {@code Expires}. */
final class Freshness {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})(?!\\d)");
    private static final Pattern NOT_KEPT = Pattern.compile("(?:^|[\\s,])no-(?:store|cache)(?![-\\w])");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private Freshness() {}

    /** @param headers of the answer; names compare in any case */
    static Duration of(Map<String, List<String>> headers, Instant now) {
        String control = String.join(",", headers.getOrDefault("Cache-Control", List.of()))
                .toLowerCase(Locale.ROOT);
        if (NOT_KEPT.matcher(control).find()) {
            return Duration.ZERO;
        }
        Matcher maxAge = MAX_AGE.matcher(control);
        if (maxAge.find()) {
            return positive(Duration.ofSeconds(Long.parseLong(maxAge.group(1))).minus(age(headers)));
        }
        return date(headers, "Expires")
                .map(expires -> Duration.between(date(headers, "Date").orElse(now), expires))
                .map(Freshness::positive)
                .orElse(Duration.ZERO);
    }

    private static Duration age(Map<String, List<String>> headers) {
        return first(headers, "Age")
                .map(String::strip)
                .filter(age -> SECONDS.matcher(age).matches())
                .map(age -> Duration.ofSeconds(Long.parseLong(age)))
                .orElse(Duration.ZERO);
    }

    private static Optional<Instant> date(Map<String, List<String>> headers, String header) {
        try {
            return first(headers, header)
                    .map(value -> ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException notOne) {
            // "0" and "-1" are common and mean that it is stale already.
            return Optional.empty();
        }
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
