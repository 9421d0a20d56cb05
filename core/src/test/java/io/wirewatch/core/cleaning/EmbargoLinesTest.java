package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Embargo;
import io.wirewatch.core.release.PublishedPrecision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbargoLinesTest {
    private static final String LEAD =
            "The harbour council of Vestby opened its new customs pier today, and the ministers of both coasts were there.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EMBARGOED UNTIL 10:00 GMT, 12 April 2021                                | 2021-04-12T10:00:00Z
            Embargoed until 10 a.m. EDT on Monday, April 12, 2021                   | 2021-04-12T14:00:00Z
            EMBARGOED UNTIL 10:00 AM ET, APRIL 12, 2021                             | 2021-04-12T14:00:00Z
            EMBARGOED FOR RELEASE UNTIL 6:00 PM EASTERN TIME, JANUARY 12, 2021      | 2021-01-12T23:00:00Z
            STRICTLY EMBARGOED UNTIL 00:01 hours, Monday 12 April 2021              | 2021-04-12T00:01:00Z
            STRICTLY EMBARGOED UNTIL 0001 HRS GMT 12 April 2021                     | 2021-04-12T00:01:00Z
            *** EMBARGO: not for release before 12 April 2021, 14:30 CEST ***       | 2021-04-12T12:30:00Z
            Embargo: 12.04.2021, 10:00 CET                                          | 2021-04-12T09:00:00Z
            NOT FOR PUBLICATION UNTIL 12 April 2021                                 | 2021-04-12T00:00:00Z
            NOT FOR PUBLICATION OR BROADCAST BEFORE 06.00 hours GMT 12 April 2021   | 2021-04-12T06:00:00Z
            Under embargo until 12 noon London time, 12 July 2021                   | 2021-07-12T11:00:00Z
            Sperrfrist: 12. April 2021, 10 Uhr                                      | 2021-04-12T10:00:00Z
            SOUS EMBARGO jusqu'au 12 avril 2021 à 10h30                             | 2021-04-12T10:30:00Z
            """)
    void readsWhenItEnds(String line, Instant until) {
        assertThat(clean(null, line + "\n\nPier opens in Vestby\n\n" + LEAD)
                        .head()
                        .embargo())
                .isEqualTo(new Embargo(until, line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNDER EMBARGO",
                "EMBARGO",
                "STRICT EMBARGO",
                "EMBARGOED UNTIL DELIVERY",
                "Embargoed until the end of the press conference",
                "Embargoed until 10:00 GMT on Monday 12 April",
                "EMBARGOED UNTIL MIDNIGHT, 12 April 2021",
                "EMBARGOED UNTIL 10:00 local time, 12 April 2021",
                "EMBARGOED UNTIL 10:00 XYZ, 12 April 2021",
            })
    void isRecordedWithoutATimeThatCouldBeWrong(String line) {
        CleanRelease release = clean(null, line + "\n\nPier opens in Vestby\n\n" + LEAD);

        assertThat(release.head().embargo()).isEqualTo(new Embargo(null, line));
        assertThat(release.head().title()).isEqualTo("Pier opens in Vestby");
        assertThat(release.text().text()).isEqualTo(LEAD);
    }

    @Test
    void isNeitherTitleNorTextNorDate() {
        CleanRelease release =
                clean(null, "EMBARGOED UNTIL 10:00 GMT, 12 April 2021\n\nPier opens in Vestby\n\n" + LEAD);

        assertThat(release.head().title()).isEqualTo("Pier opens in Vestby");
        assertThat(release.text().text()).isEqualTo(LEAD);
        assertThat(release.head().publishedPrecision()).isEqualTo(PublishedPrecision.ARRIVAL);
        assertThat(release.removed()).containsExactly("embargo 1");
    }

    @Test
    void itsTimeMayStandOnTheNextLine() {
        assertThat(clean(null, "EMBARGOED UNTIL:\n\n10:00 GMT, 12 April 2021\n\nPier opens in Vestby\n\n" + LEAD)
                        .head()
                        .embargo())
                .isEqualTo(new Embargo(
                        Instant.parse("2021-04-12T10:00:00Z"), "EMBARGOED UNTIL: 10:00 GMT, 12 April 2021"));
    }

    @Test
    void isTakenOffTheTitle() {
        CleanRelease release = clean("EMBARGOED UNTIL 10:00 GMT, 12 April 2021: Pier opens in Vestby", LEAD);

        assertThat(release.head().title()).isEqualTo("Pier opens in Vestby");
        assertThat(release.head().embargo())
                .isEqualTo(
                        new Embargo(Instant.parse("2021-04-12T10:00:00Z"), "EMBARGOED UNTIL 10:00 GMT, 12 April 2021"));
    }

    @Test
    void ofAPageIsOneOfItsParts() {
        CleanedPage page = new Cleaner()
                .clean(Raw.titled(
                        "A pier",
                        "UNDER EMBARGO\n\n" + LEAD + "\n\n(begin text)\n\nCrews welcome the pier\n\n" + LEAD
                                + "\n\n(end text)\n"));

        assertThat(page.releases())
                .hasSize(2)
                .allSatisfy(
                        release -> assertThat(release.head().embargo()).isEqualTo(new Embargo(null, "UNDER EMBARGO")));
    }

    @Test
    void thatMovesMakesAnotherVersion() {
        PageHistory.Step one = PageHistory.NONE.read(0, page("EMBARGOED UNTIL 12 April 2021"));
        PageHistory.Step two = one.history().read(1, page("EMBARGOED UNTIL 13 April 2021"));

        assertThat(two.releases()).extracting(r -> r.head().version()).containsExactly(2);
        assertThat(one.history().read(2, page("EMBARGOED UNTIL 12 April 2021")).releases())
                .extracting(r -> r.head().version())
                .containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The arms embargo until 2010",
                "Embargo until 2010",
                "Embargo on Cuba to be lifted on 12 April 2021",
                "Embargo: Cuba asks for an end",
                "Embargo",
                "Arms embargo against Sudan renewed on 12 April 2021 at 10:00",
                "Embargoed goods were seized in Vestby on 12 April 2021",
                "Embargoed until 2010, the wells of Vestby flow again",
                "Under embargo since 1962, Cuba opens a pier",
                "Not for publication, said the minister on 12 April 2021",
                "UN embargo ends on 12 April 2021 for the ships of both coasts",
                "Embargo ends for the ships of both coasts",
            })
    void asATopicIsNone(String line) {
        CleanRelease asLine = clean("Pier opens in Vestby", line + "\n\n" + LEAD);
        CleanRelease asTitle = clean(line, LEAD);

        assertThat(asLine.head().embargo()).isNull();
        assertThat(asTitle.head().embargo()).isNull();
        assertThat(asTitle.head().title()).isEqualTo(line);
    }

    @Test
    void belowTheHeadIsNone() {
        String body = String.join("\n\n", List.of(LEAD, LEAD, LEAD, LEAD, LEAD, LEAD, LEAD, LEAD));

        assertThat(clean("Pier opens", body + "\n\nUNDER EMBARGO").head().embargo())
                .isNull();
    }

    private static CleanedPage page(String line) {
        return new Cleaner().clean(Raw.titled("A pier", line + "\n\n" + LEAD));
    }

    private static CleanRelease clean(String title, String text) {
        return new Cleaner().clean(Raw.titled(title, text)).carrier();
    }
}
