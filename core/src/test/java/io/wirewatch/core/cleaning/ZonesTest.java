package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
    private static final String TEXT = "The harbour council of Vestby opened its new customs pier today.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9 March 2011",
                "2:17 P.M. EDT",
                "By Ada Aalto",
                "Ada M. Aalto, Secretary of the Coast",
                "Office of the Spokesperson",
                "Press Release",
                "The following is attributable to Spokesperson Ada Aalto:"
            })
    void theLeadComesAfterDatesAndBylines(String above) {
        assertThat(Zones.firstAfterHeader(List.of(above, TEXT, TEXT), true)).isEqualTo(1);
    }

    @Test
    void placesAboveATimeAreAboveTheLead() {
        assertThat(Zones.firstAfterHeader(List.of("Aboard the Ferry", "En Route Kleppa", "2:17 P.M. EDT", TEXT), true))
                .isEqualTo(3);
    }

    @Test
    void aTextOfOneLineHasALead() {
        assertThat(Zones.firstAfterHeader(List.of("9 March 2011"), true)).isZero();
        assertThat(Zones.of(List.of(), true)).isEmpty();
    }
}
