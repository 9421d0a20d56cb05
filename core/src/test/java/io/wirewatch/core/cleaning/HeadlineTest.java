package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlineTest {
    private static final String TEXT =
            "The harbour council of Vestby opened its new customs pier today, and nobody stayed at home.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9 March 2011",
                "Washington, DC",
                "2:17 P.M. EDT",
                "Press Release (2011) 48",
                "NATO PRESS RELEASE",
                "Pressemitteilung"
            })
    void isTheFirstLineThatLooksLikeOne(String before) {
        Headline headline =
                Headline.of(null, List.of(before, "A Pier for Vestby", "Third day of the voyage", TEXT), true);

        assertThat(headline.title()).isEqualTo("A Pier for Vestby");
        assertThat(headline.paragraphs()).containsExactly(before, "Third day of the voyage", TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Will Vestby Get Its Pier?",
                "A Pier at Last!",
                "Talks held in the U.S.",
                "Council: No Pier Before Spring"
            })
    void mayEndInMoreThanALetter(String title) {
        assertThat(Headline.of(null, List.of(title, TEXT), true).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Dear Members of the Council", "The council met today.", "The council decided:", "By Ada Aalto"})
    void isNoSentenceAndNoSalutation(String line) {
        Headline headline = Headline.of(null, List.of(line, TEXT), true);

        assertThat(headline.paragraphs()).containsExactly(line, TEXT);
        assertThat(headline.title()).isEqualTo(line);
    }

    @Test
    void isTheOpeningWordsWhereNothingLooksLikeOne() {
        Headline headline = Headline.of(null, List.of("9 March 2011", TEXT + " " + TEXT), true);

        assertThat(headline.title())
                .startsWith("The harbour council")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(101);
        assertThat(headline.paragraphs()).hasSize(2);
    }

    @Test
    void isTakenOutOfTheTextWhereItWasGiven() {
        Headline headline =
                Headline.of(" A pier\nfor Vestby ", List.of("9 March 2011", "A PIER FOR VESTBY", TEXT), true);

        assertThat(headline.title()).isEqualTo("A pier for Vestby");
        assertThat(headline.paragraphs()).containsExactly("9 March 2011", TEXT);
    }
}
