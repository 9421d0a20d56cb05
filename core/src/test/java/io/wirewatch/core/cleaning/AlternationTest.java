package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlternationTest {
    private static final Pattern WORDS = Pattern.compile(
            "\\b" + Alternation.of(List.of("mar", "march", "may", "sept", "sep.", "1. mai", "m\u00e4rz")) + "(?!\\w)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @ParameterizedTest
    @CsvSource({
        "on March 3, March",
        "in Mar 2004, Mar",
        "the SEPT. issue, SEPT",
        "Sep. 3, Sep.",
        "am 1. Mai, 1. Mai",
        "M\u00c4RZ, M\u00c4RZ"
    })
    void findsTheLongestWordThatFits(String text, String word) {
        Matcher matcher = WORDS.matcher(text);

        assertThat(matcher.find()).isTrue();
        assertThat(matcher.group()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"marching", "sep", "1x mai", "mayor"})
    void findsNoPartOfAWord(String text) {
        assertThat(WORDS.matcher(text).find()).isFalse();
    }

    @Test
    void aWordAloneNeedsNoGroup() {
        assertThat(Alternation.of(List.of("ab"))).isEqualTo("ab");
        assertThat(Alternation.of(List.of("ab", "abc"))).isEqualTo("ab(?:c)?");
    }
}
