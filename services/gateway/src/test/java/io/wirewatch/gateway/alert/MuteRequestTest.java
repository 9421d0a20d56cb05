package io.wirewatch.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MuteRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

    @Test
    void sevenDaysIsUsual() {
        assertThat(MuteRequest.USUALLY.end(NOW)).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void aLengthCountsFromNowAndATimeIsThatTimeWhateverItsOffset() {
        assertThat(new MuteRequest("PT12H", null).end(NOW)).isEqualTo(NOW.plus(Duration.ofHours(12)));
        assertThat(new MuteRequest("P366D", null).end(NOW)).isEqualTo(NOW.plus(Duration.ofDays(366)));
        assertThat(new MuteRequest(null, "2026-12-24T10:00:00.5+02:00").end(NOW))
                .isEqualTo(Instant.parse("2026-12-24T08:00:00.500Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7d", "P1M", "week", "", "PT99999999999999999999S"})
    void whatIsNoDurationIsSaidWithOneThatIs(String length) {
        assertThatThrownBy(() -> new MuteRequest(length, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as P7D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-P1D", "P366DT1S", "PT9223372036854775807S"})
    void aLengthIsLongerThanNothingAndAtMostAYear(String length) {
        assertThatThrownBy(() -> new MuteRequest(length, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most P366D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-12-24", "2026-12-24T10:00:00", "1795514400"})
    void whatIsNoTimeIsSaidWithOneThatIs(String until) {
        assertThatThrownBy(() -> new MuteRequest(null, until))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-24T10:00:00Z");
    }

    @Test
    void aTimeIsStillToComeAndWithinAYear() {
        assertThatThrownBy(() -> new MuteRequest(null, "2026-11-24T10:00:00.123Z").end(NOW))
                .hasMessageContaining("is past")
                .hasMessageContaining(":unmute");
        assertThatThrownBy(() -> new MuteRequest(null, "2027-11-26T10:00:00Z").end(NOW))
                .hasMessageContaining("within 366 days");
        assertThatThrownBy(() -> new MuteRequest(null, "+999999999-12-31T23:59:59Z").end(NOW))
                .hasMessageContaining("within 366 days");
    }

    @Test
    void aLengthAndATimeTogetherAreRefused() {
        assertThatThrownBy(() -> new MuteRequest("P1D", "2026-12-24T10:00:00Z")).hasMessageContaining("not both");
    }
}
