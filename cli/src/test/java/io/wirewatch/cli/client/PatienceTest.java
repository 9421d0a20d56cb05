package io.wirewatch.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final List<Duration> waits = new ArrayList<>();
    private final Patience patience = new Patience(Duration.ofSeconds(100), notice -> {}, waits::add);

    private static GatewayException away(int status, Duration retryAfter) {
        return new GatewayException(status, "away", null, retryAfter, null);
    }

    @Test
    void waitsDoubleUpToHalfAMinuteUntilPatienceIsOver() {
        assertThatThrownBy(() -> patience.ask(() -> {
                    throw away(0, null);
                }))
                .isInstanceOf(GatewayException.class);
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void theGatewaysOwnWaitIsObeyed() throws InterruptedException {
        int[] asked = {0};
        String answer = patience.ask(() -> {
            if (asked[0]++ == 0) {
                throw away(503, Duration.ofSeconds(17));
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        assertThatThrownBy(() -> patience.ask(() -> {
                    throw away(400, null);
                }))
                .isInstanceOf(GatewayException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        assertThat(RetryAfter.parse("7", now)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Tue, 24 Nov 2026 10:00:30 GMT", now)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Tue, 24 Nov 2026 09:00:00 GMT", now)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.parse("soon", now)).isNull();
    }
}
