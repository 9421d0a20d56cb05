package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatelineTest {
    private static final Instant RECEIVED = Instant.parse("2004-04-16T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            LONDON, U.K. ~ LONDON, U.K. – (Marketwired – April 15, 2004) – Harbour Lines opened a pier.
            OSLO, NORWAY ~ OSLO, NORWAY--(Marketwire - April 15, 2004) - Harbour Lines opened a pier.
            Brussels ~ [Brussels, 15 April 2004] Harbour Lines opened a pier.
            Helsinki, Finland ~ Helsinki, Finland, April 15, 2004 at 9:00 a.m. EET – Harbour Lines opened a pier.
            Vienna, Austria ~ Vienna, Austria; 15 April 2004 – Harbour Lines opened a pier.
            LONDON ~ LONDON | 15 April 2004 | Harbour Lines opened a pier.
            Brussels ~ Brussels, the 15th April 2004 – Harbour Lines opened a pier.
            Brussels ~ Thursday 15 April 2004, Brussels – Harbour Lines opened a pier.
            Brussels ~ 15 April 2004 (Brussels) – Harbour Lines opened a pier.
            BRUSSELS ~ Apr 15, 2004. BRUSSELS — Harbour Lines opened a pier.
            BRUSSELS ~ (AP) BRUSSELS, April 15, 2004 - Harbour Lines opened a pier.
            Baku ~ Baku, April 15, AZERTAC - Harbour Lines opened a pier.
            LONDON / NEW YORK ~ LONDON / NEW YORK, 15 April 2004: Harbour Lines opened a pier.
            MIAMI, FL ~ MIAMI, FL / ACCESSWIRE / April 15, 2004 / Harbour Lines opened a pier.
            WASHINGTON ~ WASHINGTON, April 15, 2004 /PRNewswire-FirstCall via COMTEX/ -- Harbour Lines opened a pier.
            """)
    void readsWhatEnglishReleasesOpenWith(String place, String paragraph) {
        Dateline dateline = Dateline.of(paragraph, true, RECEIVED).orElseThrow();

        assertThat(dateline.place()).isEqualTo(place);
        assertThat(dateline.date().date()).isEqualTo(LocalDate.of(2004, 4, 15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Budapest ~ Budapest, 2004. április 15. – A kikötő új mólót nyitott.
            BUDAPEST ~ BUDAPEST, 2004. április 15., csütörtök (MTI) - A kikötő új mólót nyitott.
            Vilnius ~ Vilnius, 2004 m. balandžio 15 d. – Uostas atidarė naują molą.
            Москва ~ Москва. 15 апреля. INTERFAX.RU - Порт открыл новый причал.
            Москва ~ 15 апреля 2004 года, Москва – Порт открыл новый причал.
            Warszawa ~ Warszawa, dnia 15 kwietnia 2004 roku – Port otworzył nowe molo.
            Paris ~ Paris, 15 avril 2004 à 18 h 00 – Le port a ouvert une jetée.
            Ciudad de México ~ Ciudad de México, a 15 de abril de 2004. El puerto abrió un muelle.
            Rio de Janeiro ~ Rio de Janeiro, quinta-feira, 15 de abril de 2004 – O porto abriu um cais.
            """)
    void readsThoseOfOtherLanguages(String place, String paragraph) {
        Dateline dateline = Dateline.of(paragraph, false, RECEIVED).orElseThrow();

        assertThat(dateline.place()).isEqualTo(place);
        assertThat(dateline.date().date()).isEqualTo(LocalDate.of(2004, 4, 15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            NEWS | Harbour Ministry opens a pier in the old port
            Harbour Lines – (HLN) – A company of ferries
            Deadline: 15 April 2004 - Applications for the grant
            Opening hours, 9:00 a.m. – Harbour Lines
            REMARKS, April 15, 2004 – The minister spoke of the harbour.
            PRESS REMARKS – The minister spoke of the harbour and of its pier.
            January, 15 April 2004 – Harbour Lines opened a pier.
            """)
    void takesNoTitleForOne(String paragraph) {
        assertThat(Dateline.of(paragraph, true, RECEIVED)).isEmpty();
    }

    @Test
    void knowsThatATownMayHaveTheNameOfAMonth() {
        assertThat(Dateline.of("Rio de Janeiro, 15 de abril de 2004 – O porto abriu um cais.", false, RECEIVED))
                .isPresent();
    }
}
