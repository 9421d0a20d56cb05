package io.wirewatch.core.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine with the model that comes with the product. */
class NameRecogniserTest extends EntityRecogniserContract {
    private static final NameRecogniser ENGINE = NameRecogniser.english();

    @Override
    protected EntityRecogniser recogniser() {
        return ENGINE;
    }

    @Override
    protected List<String> texts() {
        return List.of(
                "Jaap de Hoop Scheffer met Sergei Ivanov in Brussels. NATO said so.",
                "The Ministry of Defence of the Russian Federation answered the North Atlantic Treaty Organisation.",
                "NATO AND RUSSIA OPEN LIAISON OFFICE IN BRUSSELS");
    }

    @Test
    void particlesBelongToAPerson() {
        assertThat(names("Secretary General Jaap de Hoop Scheffer spoke first."))
                .containsExactly("person Jaap de Hoop Scheffer");
        assertThat(names("President Ursula von der Leyen will travel to Kyiv on Monday."))
                .containsExactly("person Ursula von der Leyen", "place Kyiv");
        assertThat(names("In Tripoli, Muammar al-Gaddafi refused to answer."))
                .containsExactly("place Tripoli", "person Muammar al-Gaddafi");
    }

    @Test
    void initialsHyphensAndApostrophesBelongToAPerson() {
        assertThat(names("It was signed by John F. Kelly and Mary-Anne O'Brien on Friday."))
                .containsExactly("person John F. Kelly", "person Mary-Anne O'Brien");
    }

    @Test
    void aPossessiveIsNoPartOfAName() {
        assertThat(names("They welcomed Sergei Ivanov's visit to Germany."))
                .containsExactly("person Sergei Ivanov", "place Germany");
        assertThat(names("They welcomed Sergei Ivanov’s visit.")).containsExactly("person Sergei Ivanov");
    }

    @Test
    void anOfficeIsNoPartOfAPerson() {
        assertThat(names("Senator Barack Obama and Dr. Anthony Fauci agreed."))
                .containsExactly("person Barack Obama", "person Anthony Fauci");
    }

    @Test
    void organisationsAreFoundWhole() {
        assertThat(names("He joined the North Atlantic Treaty Organisation in March."))
                .containsExactly("organisation North Atlantic Treaty Organisation");
        assertThat(names("The U.S. Department of State announced new sanctions."))
                .containsExactly("organisation U.S. Department of State");
        assertThat(names("The Ministry of Defence of the Russian Federation confirmed the talks."))
                .containsExactly("organisation Ministry of Defence of the Russian Federation");
    }

    @Test
    void aDatelineNamesPlaces() {
        assertThat(names("KYIV, Ukraine -- The two sides opened a liaison office."))
                .containsExactly("place KYIV", "place Ukraine");
        assertThat(names("BRUSSELS, June 3 - The two sides opened a liaison office."))
                .containsExactly("place BRUSSELS");
        assertThat(names("MONS, Belgium, April 15 - The two sides opened a liaison office."))
                .containsExactly("place MONS", "place Belgium");
    }

    @Test
    void headlinesAreReadInCapitalsAndInTitleCase() {
        assertThat(names("NATO AND RUSSIA OPEN LIAISON OFFICE IN BRUSSELS"))
                .containsExactly("organisation NATO", "place RUSSIA", "place BRUSSELS");
        assertThat(names(
                        "Sergei Ivanov Meets NATO Officials in Brussels\nIvanov arrived with Sergei Lavrov on Monday."))
                .containsExactly(
                        "person Sergei Ivanov",
                        "organisation NATO",
                        "place Brussels",
                        "person Ivanov",
                        "person Sergei Lavrov");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the talks will go on next week, and nobody knows how they will end.",
                "We are pleased with what was agreed. It is a good day.",
                "On Monday, April 15, 2024, at 10:30 a.m., the meeting begins.",
                "1. 2. 3."
            })
    void plainWordsHoldNoNames(String text) {
        assertThat(names(text)).isEmpty();
    }

    private static List<String> names(String text) {
        return ENGINE.find(text, List.of(new Sentence(0, text.length()))).stream()
                .map(span -> span.kind().text() + " " + text.substring(span.start(), span.end()))
                .toList();
    }
}
