package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceSplitterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "en;He works at the U.S. Department of State. Mr. de Hoop Scheffer agreed. | 2",
                "en;She left the U.S. The talks went on. | 2",
                "en;President Joseph R. Biden Jr. spoke. J. R. Aalto listened. | 2",
                "en;Gen. Joseph L. Votel and Lt. Col. Ann Aalto met Sen. Boxer (D-Calif.) in Washington, D.C. on Dec. 26. They agreed. | 2",
                "en;\"We want peace.\" He paused. \"Do you?\" | 3",
                "en;It costs 3.5 million. No. 7 is 2.25 m long. | 2",
                "en;Well ... perhaps. Or not... The end. | 3",
                "en;At 2 p.m. the ferry left. At 3 p.m. it sank! | 2",
                "en;The company (Aalto Inc. of Kleppa) grew. It is large. | 2",
                "en;They met in World War I. The rest is known. | 2",
                "de;Am 15. April 2004 traf Dr. Weber den Minister. Beide schwiegen. | 2",
                "de;Das gilt z.B. für Schiffe. Mehr nicht. | 2",
                "fr;M. Dupont a parlé. Il est reparti. | 2",
                "es;El Sr. García llegó ayer. No habló. | 2",
                "ru;Он родился в 1950 г. в Москве. Потом уехал. | 2",
            })
    void partsAtTheEndsOfSentencesOnly(String language, String textAndCount) {
        int bar = textAndCount.lastIndexOf('|');
        String text = textAndCount.substring(0, bar).strip();

        List<String> sentences = new SentenceSplitter(language)
                .split(text).stream()
                        .map(s -> text.substring(s.start(), s.end()))
                        .toList();

        assertThat(sentences)
                .hasSize(Integer.parseInt(textAndCount.substring(bar + 1).strip()));
        assertThat(String.join(" ", sentences)).isEqualTo(text);
    }
}
