package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 21 May 2021 19:39:10 -0400 | 2021-05-21T23:39:10Z",
                "2021-05-21T23:39:10.123456+02:00 | 2021-05-21T21:39:10.123456Z",
                "21/05/2021 | 2021-05-21T00:00:00Z",
                "2021-05-21 | 2021-05-21T00:00:00Z"
            })
    void readsTheMomentInUtc(String given, Instant expected) {
        assertThat(GivenDate.read(given)).contains(expected);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"last Tuesday", "31 Feb 2021 10:00:00 GMT"})
    void whatIsNoDateIsNone(String given) {
        assertThat(GivenDate.read(given)).isEmpty();
    }

    @Test
    void numbersThatAreTwoDaysAreNone() {
        assertThat(GivenDate.read("04/05/2021")).isEmpty();
        assertThat(GivenDate.read("05/05/2021")).isPresent();
    }
}
