package io.wirewatch.ingestion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2024-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control | max-age=600                | PT10M",
                "Cache-Control | public, MAX-AGE=\"60\"      | PT1M",
                "Cache-Control | no-cache, max-age=600       | PT0S",
                "Cache-Control | no-store                    | PT0S",
                "Cache-Control | s-maxage=600                | PT0S",
                "Cache-Control | max-age=banana              | PT0S",
                "Cache-Control | max-age=99999999999         | PT0S",
                "Expires       | Fri, 01 Mar 2024 10:20:00 GMT | PT20M",
                "Expires       | 0                           | PT0S",
                "Expires       | Fri, 01 Mar 2024 09:00:00 GMT | PT0S",
            })
    void anAnswerSaysHowLongItStaysAsItIs(String header, String value, Duration expected) {
        assertThat(Freshness.of(Map.of(header, List.of(value)), NOW)).isEqualTo(expected);
    }

    @Test
    void whatACacheHasKeptIsFreshForLess() {
        assertThat(Freshness.of(Map.of("Cache-Control", List.of("public", "max-age=600"), "Age", List.of("400")), NOW))
                .isEqualTo(Duration.ofSeconds(200));
        assertThat(Freshness.of(Map.of("Cache-Control", List.of("max-age=600"), "Age", List.of("4000")), NOW))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void theClockOfTheServerCountsForItsDates() {
        assertThat(Freshness.of(
                        Map.of(
                                "Expires",
                                List.of("Fri, 01 Mar 2024 08:05:00 GMT"),
                                "Date",
                                List.of("Fri, 01 Mar 2024 08:00:00 GMT")),
                        NOW))
                .isEqualTo(Duration.ofMinutes(5));
    }
}
