package io.wirewatch.core.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a text becomes tokens, and which of them may be of a name. */
class NameTokensTest {
    @Test
    void whatBelongsToAWordStaysWithIt() {
        assertThat(words("O'Brien met Al-Ja’afari of the U.S. AT&T team."))
                .containsExactly("O'Brien", "met", "Al-Ja’afari", "of", "the", "U.S.", "AT&T", "team", ".");
        assertThat(words("J. R. Smith Jr. of St. Louis paid $1,000.50."))
                .containsExactly("J.", "R.", "Smith", "Jr.", "of", "St.", "Louis", "paid", "$", "1,000.50", ".");
    }

    @Test
    void possessivesAndCompoundsAreParted() {
        assertThat(words("Ivanov's, Ivanov’s and ISIL-held pro-Beijing Wai-keung don't"))
                .containsExactly(
                        "Ivanov",
                        "'s",
                        ",",
                        "Ivanov",
                        "’s",
                        "and",
                        "ISIL",
                        "-",
                        "held",
                        "pro",
                        "-",
                        "Beijing",
                        "Wai-keung",
                        "don",
                        "'t");
    }

    @Test
    void blanksAndInvisibleCharactersAreNoTokens() {
        assertThat(words("Prime\u00A0Minister\u200E Haider\u2028al-Abadi\t\uFEFF"))
                .containsExactly("Prime", "Minister", "Haider", "al-Abadi");
    }

    @Test
    void onlyCapitalsAndWhatStandsBesideThemMayBeOfAName() {
        assertThat(open("the ministry of Defence of the Russian Federation opened 2 rooms of it"))
                .containsExactly("Defence", "of", "the", "Russian", "Federation");
        assertThat(open("then de Hoop Scheffer left, and Article 5 with him"))
                .containsExactly("de", "Hoop", "Scheffer", "Article", "5");
        assertThat(open("nothing at all, of 12 or the 13")).isEmpty();
    }

    @Test
    void aLineBreakPartsSentences() {
        NameTokens tokens = NameTokens.of("Talks in Brussels\nIvanov left", List.of(new Sentence(0, 29)));
        assertThat(tokens.sameSentence(2, 3)).isFalse();
        assertThat(tokens.sameSentence(3, 4)).isTrue();
    }

    @Test
    void sentencesAreKnownByTheirLetters() {
        assertThat(look("The two sides met in Brussels.")).isEqualTo(NameTokens.PLAIN_SENTENCE);
        assertThat(look("Ivanov Meets Officials in Brussels")).isEqualTo(NameTokens.TITLE_CASE_SENTENCE);
        assertThat(look("NATO AND RUSSIA OPEN AN OFFICE")).isEqualTo(NameTokens.UPPER_CASE_SENTENCE);
    }

    private static int look(String text) {
        return NameTokens.of(text, List.of(new Sentence(0, text.length()))).looks[0];
    }

    private static List<String> words(String text) {
        return words(text, false);
    }

    private static List<String> open(String text) {
        return words(text, true);
    }

    private static List<String> words(String text, boolean open) {
        NameTokens tokens = NameTokens.of(text, List.of(new Sentence(0, text.length())));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.count; i++) {
            if (!open || tokens.open[i]) {
                words.add(text.substring(tokens.starts[i], tokens.ends[i]));
            }
        }
        return words;
    }
}
