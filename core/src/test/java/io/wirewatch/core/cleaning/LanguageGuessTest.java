package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The council of the harbour has said that it will open the pier.",
                "fr|Le conseil du port a déclaré que la jetée sera ouverte dans une semaine.",
                "de|Der Rat des Hafens hat erklärt, dass die Mole in einer Woche geöffnet wird.",
                "es|El consejo del puerto ha declarado que el muelle se abrirá en una semana.",
                "it|Il consiglio del porto ha dichiarato che il molo sarà aperto tra una settimana.",
                "ru|Совет порта заявил, что причал будет открыт через неделю и не позже.",
                "und|O conselho do porto declarou que o cais não será aberto em uma semana.",
                "und|Рада порту заявила, що причал буде відкрито за тиждень та не пізніше.",
                "und|De raad van de haven heeft verklaard dat de pier over een week wordt geopend.",
                "und|12 34 56 78 90",
                "und|Vestby",
            })
    void knowsSixLanguagesAndWhatIsNoneOfThem(String expected, String text) {
        assertThat(LanguageGuess.guess(text)).isEqualTo(expected);
    }

    @Test
    void believesWhatIsGivenThenTheTextThenTheMarkup() {
        assertThat(LanguageGuess.of("pt_BR", "en", "The council of the harbour has said that it will."))
                .isEqualTo("pt-BR");
        assertThat(LanguageGuess.of(null, "fr", "The council of the harbour has said that it will."))
                .isEqualTo("en");
        assertThat(LanguageGuess.of("no tag at all", "nl", "Vestby")).isEqualTo("nl");
        assertThat(LanguageGuess.of(null, null, "Vestby")).isEqualTo("und");
    }
}
