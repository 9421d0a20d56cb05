package io.wirewatch.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZoneTest {
    @ParameterizedTest
    @EnumSource
    void isReadFromItsName(Zone zone) {
        assertThat(Zone.of(zone.text())).isEqualTo(zone);
    }

    @Test
    void aNameOfALaterVersionIsBody() {
        assertThat(Zone.of("caption")).isEqualTo(Zone.BODY);
    }
}
