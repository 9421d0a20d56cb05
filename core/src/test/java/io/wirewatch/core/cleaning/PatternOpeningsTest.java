package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PatternOpeningsTest {
    private static final List<Pattern> PATTERNS = List.of(
            pattern("(?:share|print|e-?mail)(?: this page)?\\W*"),
            pattern("\\W*(?:see|show) more\\W*"),
            pattern(".{0,9}\\bnewsletter"),
            pattern("[(\\[]\\s?issued by .*"),
            pattern("über uns|\u00A9 .*"),
            pattern("ok|kiosk"));

    private final PatternOpenings openings = new PatternOpenings(PATTERNS);

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Property(tries = 5000)
    void aPatternThatMatchesIsACandidate(@ForAll("texts") String text) {
        for (int i = 0; i < PATTERNS.size(); i++) {
            if (PATTERNS.get(i).matcher(text).matches()) {
                assertThat(openings.of(text) & 1L << i).as(text + " by " + i).isNotZero();
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "share",
                "SHARE",
                "\u017Fhare",
                "Print",
                "email",
                "E-mail",
                " this page",
                "see",
                "Show",
                " more",
                "...",
                "\u00AB",
                "news",
                "letter",
                "(",
                "issued by ",
                "me",
                "Über",
                " uns",
                "\u00A9 ",
                "o",
                "K",
                "\u212A",
                "kiosk",
                "");
        return pieces.list().ofMaxSize(4).map(list -> String.join("", list));
    }

    @Test
    void wordsThatBeginOtherwiseAreNoCandidates() {
        assertThat(openings.of("Senator Roe said on Monday that he would vote")).isEqualTo(0b100);
        assertThat(openings.of("Shares of the bank fell")).isEqualTo(0b101);
        assertThat(openings.of("seen"))
                .as("what may follow counts, to the fourth letter")
                .isEqualTo(0b100);
        assertThat(openings.of("")).as("nothing tells").isEqualTo(0b111111);
    }

    @Test
    void noMoreThanABitEach() {
        List<Pattern> many = Collections.nCopies(65, pattern("a"));

        assertThatThrownBy(() -> new PatternOpenings(many)).hasMessageContaining("65");
        assertThat(new PatternOpenings(many.subList(0, 64)).of("a")).isEqualTo(-1L);
        assertThat(new PatternOpenings(List.of()).of("a")).isZero();
    }
}
