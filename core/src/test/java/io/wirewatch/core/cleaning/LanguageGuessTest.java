package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageGuessTest {
    private static final String ENGLISH =
            "The council of the harbour has said that it will open the pier to the public. ";
    private static final String FRENCH =
            "Le conseil du port a déclaré que la jetée sera ouverte au public dans une semaine. ";

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
                "pt|O conselho do porto declarou que o cais não será aberto em uma semana.",
                "uk|Рада порту заявила, що причал буде відкрито за тиждень та не пізніше.",
                "nl|De raad van de haven heeft verklaard dat de pier over een week wordt geopend.",
                "pl|Rada portu oświadczyła, że molo zostanie otwarte za tydzień.",
                "el|Το συμβούλιο του λιμανιού δήλωσε ότι η προβλήτα θα ανοίξει.",
                "he|מועצת הנמל הודיעה כי המזח ייפתח בעוד שבוע",
                "ar|أعلن مجلس الميناء أن الرصيف سيفتح خلال أسبوع",
                "ko|항만 위원회는 부두가 일주일 후에 열릴 것이라고 밝혔다",
                "ja|港湾評議会は、埠頭が一週間後に開かれると発表した",
                "zh|港口委员会宣布码头将于一周后开放",
                "th|สภาท่าเรือประกาศว่าท่าเรือจะเปิดในหนึ่งสัปดาห์",
            })
    void knowsTheLanguageOfASentence(String expected, String text) {
        LanguageGuess guess = LanguageGuess.guess(text);
        assertThat(guess.language()).isEqualTo(expected);
        assertThat(guess.confidence()).isBetween(0.9, 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Harbour council opens new pier",
                "fr|Ouverture de la nouvelle jetée",
                "de|Hafenrat eröffnet neue Mole",
                "es|El puerto abre un nuevo muelle",
                "it|Aperto il nuovo molo del porto",
                "ru|Совет порта открыл новый причал",
            })
    void knowsTheLanguageOfAHeadline(String expected, String text) {
        assertThat(LanguageGuess.guess(text).language()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource
    void tellsNothingWhereNothingTells(String text) {
        LanguageGuess guess = LanguageGuess.guess(text);
        assertThat(guess.language()).isEqualTo("und");
        assertThat(guess.confidence()).isBetween(0.0, 1.0);
    }

    static Stream<String> tellsNothingWhereNothingTells() {
        return Stream.of(
                "",
                " ",
                "12 34 56 78 90",
                "Vestby",
                "Vestby, Oslo",
                "🙂🚀🎉 🙂 🙂",
                "\u0000\u0001\u0007\u001b\u200b\ufeff",
                "\ud83d",
                "… — ! ? % § 5 € (2004) 15/04");
    }

    @Test
    @Timeout(10)
    void looksAtSomeOfALongText() {
        String letters = "a".repeat(5_000_000);
        assertThat(LanguageGuess.guess(letters).confidence()).isBetween(0.0, 1.0);
        long start = System.nanoTime();
        assertThat(LanguageGuess.guess(ENGLISH.repeat(60_000)).language()).isEqualTo("en");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void goesByTheMainPartOfATextInSeveralLanguages() {
        LanguageGuess alone = LanguageGuess.guess(FRENCH.repeat(12));
        LanguageGuess framed = LanguageGuess.guess(ENGLISH.repeat(2) + FRENCH.repeat(12) + ENGLISH.repeat(2));
        assertThat(framed.language()).isEqualTo("fr");
        assertThat(framed.confidence()).isLessThan(alone.confidence());
        assertThat(LanguageGuess.guess(FRENCH.repeat(3) + ENGLISH.repeat(12)).language())
                .isEqualTo("en");
    }

    @Test
    void goesByTheMainScriptOfATextInSeveral() {
        assertThat(LanguageGuess.guess("Совет порта заявил, что причал Vestby Harbour будет открыт через неделю.")
                        .language())
                .isEqualTo("ru");
        assertThat(LanguageGuess.guess("The mayor of 北京 said that the council will meet on Friday in Vestby.")
                        .language())
                .isEqualTo("en");
    }

    @Test
    void halfOfATextIsHowSureItIs() {
        LanguageGuess guess = LanguageGuess.guess(FRENCH.repeat(10) + ENGLISH.repeat(10));
        assertThat(guess.confidence()).isBetween(0.4, 0.6);
        assertThat(guess.language()).isIn("fr", "en", "und");
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
