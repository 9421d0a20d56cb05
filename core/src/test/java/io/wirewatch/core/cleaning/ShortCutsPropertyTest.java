package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;

/** What most texts are spared gives the same as the long way, which one character more makes them go. */
class ShortCutsPropertyTest {
    private static final Pattern MONTH = Pattern.compile(
            "(?:" + MonthNames.monthPattern() + ")\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    @Property
    void linesOfPlainTextAreAsTheyWere(@ForAll("texts") String text) {
        String lines = Characters.lines(text);
        assertThat(lines).isEqualTo(Characters.lines("\u200B" + text));
        assertThat(Normalizer.isNormalized(lines, Normalizer.Form.NFC)).isTrue();
    }

    @Property
    void aLineIsAsItWas(@ForAll("texts") String text) {
        assertThat(Characters.line(text)).isEqualTo(Characters.line("\n" + text));
    }

    @Property
    void foldingAsciiIsAsFoldingAll(@ForAll @CharRange(from = 0, to = 127) String text) {
        String folded = Fingerprint.fold(text);
        assertThat(Fingerprint.fold(text + " é")).isEqualTo(folded.isEmpty() ? "é" : folded + " é");
    }

    @Property
    void noMonthIsPassedOver(@ForAll("lines") String line) {
        assertThat(MonthNames.isIn(line) || !MONTH.matcher(line).find()).isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.chars().range(' ', '~')),
                        net.jqwik.api.Tuple.of(2, Arbitraries.chars().range('\t', '\u04FF')),
                        net.jqwik.api.Tuple.of(1, Arbitraries.chars().range('\u2000', '\u2030')),
                        net.jqwik.api.Tuple.of(1, Arbitraries.of(' ', '\n', '\u00A0', '\u0301')))
                .list()
                .ofMaxSize(30)
                .map(chars -> chars.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining()));
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> pieces = Arbitraries.of(
                "MAY",
                "ſeptember",
                "İANUARIE",
                "мая",
                "МАЯ",
                "märz",
                "décembre",
                "3rd",
                " ",
                ".",
                "_",
                "'",
                "15",
                "march",
                "ing");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(8)
                .map(list -> String.join("", list));
    }
}
