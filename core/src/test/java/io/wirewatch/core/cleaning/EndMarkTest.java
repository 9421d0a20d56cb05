package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndMarkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "###",
                "# # #",
                "\\###",
                "(###)",
                "-30-",
                "- 30 -",
                "ENDS",
                "- ENDS -",
                "Ends",
                "*END*",
                "- e n d -",
                "– Ende –"
            })
    void saysThatAReleaseIsOver(String line) {
        assertThat(EndMark.is(line)).isTrue();
        assertThat(EndMark.ends(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"30", "(30)", "#1", "The end", "Endspiel", "e", "-", "", "- more -", "Finland", "E. F. Ends"})
    void wordsAndNumbersSayMore(String line) {
        assertThat(EndMark.is(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "* * *"})
    void asterisksPartSectionsToo(String line) {
        assertThat(EndMark.is(line)).isTrue();
        assertThat(EndMark.ends(line)).isFalse();
    }
}
