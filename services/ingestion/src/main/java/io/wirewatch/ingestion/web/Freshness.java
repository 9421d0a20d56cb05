package io.wirewatch.ingestion.web;

import io.wirewatch.runtime.net.OutboundResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an answer stays fresh by its own word (RFC 9111, section 4.2): {@code max-age} less {@code Age}, else {@code Expires}. */
final class Freshness {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})(?!\\d)");
    private static final Pattern NOT_KEPT = Pattern.compile("(?:^|[\\s,])no-(?:store|cache)(?![-\\w])");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private Freshness() {}

    static Duration of(OutboundResponse response, Instant now) {
        String control = String.join(",", response.headers().getOrDefault("Cache-Control", java.util.List.of()))
                .toLowerCase(Locale.ROOT);
        if (NOT_KEPT.matcher(control).find()) {
            return Duration.ZERO;
        }
        Matcher maxAge = MAX_AGE.matcher(control);
        if (maxAge.find()) {
            return positive(Duration.ofSeconds(Long.parseLong(maxAge.group(1))).minus(age(response)));
        }
        return date(response, "Expires")
                .map(expires -> Duration.between(date(response, "Date").orElse(now), expires))
                .map(Freshness::positive)
                .orElse(Duration.ZERO);
    }

    private static Duration age(OutboundResponse response) {
        return response.header("Age")
                .map(String::strip)
                .filter(age -> SECONDS.matcher(age).matches())
                .map(age -> Duration.ofSeconds(Long.parseLong(age)))
                .orElse(Duration.ZERO);
    }

    private static Optional<Instant> date(OutboundResponse response, String header) {
        try {
            return response.header(header)
                    .map(value -> ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException notOne) {
            // "0" and "-1" are common and mean that it is stale already.
            return Optional.empty();
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
