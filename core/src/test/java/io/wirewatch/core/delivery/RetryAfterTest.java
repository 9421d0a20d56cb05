package io.wirewatch.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void secondsAndDatesAreRead() {
        assertThat(RetryAfter.of(429, " 120 ", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of(503, "Tue, 24 Nov 2026 10:05:00 GMT", NOW)).contains(Duration.ofMinutes(5));
        assertThat(RetryAfter.of(503, "99999999999999999999", NOW))
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofDays(365)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "Tue, 24 Nov 2026 09:00:00 GMT", "Tue, 99 Nov 2026 09:00:00 GMT"})
    void anythingElseAsksForNothing(String header) {
        assertThat(RetryAfter.of(503, header, NOW)).isEmpty();
    }

    @Test
    void otherStatusesDoNotAsk() {
        assertThat(RetryAfter.of(500, "120", NOW)).isEmpty();
    }
}
