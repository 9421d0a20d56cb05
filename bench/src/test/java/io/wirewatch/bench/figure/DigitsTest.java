package io.wirewatch.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0
            1         | 1.00
            4.557     | 4.56
            99.96     | 100
            412.4     | 412
            12345     | 12,300
            1234567   | 1,230,000
            0.01234   | 0.0123
            0.0012345 | 0.00123
            """)
    void threeOfThemAreKept(double number, String text) {
        assertThat(Digits.three(number)).isEqualTo(text);
    }
}
