package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "202-555-0143",
                "(202) 555-0143",
                "202/224-4515",
                "+47 55 501 22",
                "01 55 50 12 34",
                "020 7946 0123",
                "555 0140",
                "press@vestby.example"
            })
    void numbersAndAddressesReachSomebody(String line) {
        assertThat(Reach.isIn("Ada Aalto, " + line)).isTrue();
        assertThat(Reach.isIn(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.03.2021",
                "2005-2006",
                "2021-03-12",
                "$12 000 000",
                "1.200.000",
                "DC 20510-1234",
                "http://vestby.example/releases/2006/03206-1234",
                "@vestby",
                "Boeing 747 and 767"
            })
    void otherNumbersDoNot(String line) {
        assertThat(Reach.isIn(line)).isFalse();
    }
}
