package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PublishedPrecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDateTest {
    private static final String BODY =
            "The harbour council of Vestby opened its new customs pier, and nobody stayed at home.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2004-04-15T10:11:12Z|2004-04-15T10:11:12Z",
                "2004-04-15T10:11:12.250+02:00|2004-04-15T08:11:12.250Z",
                "2004-04-15 10:11|2004-04-15T10:11:00Z",
                "Thu, 15 Apr 2004 10:11:12 GMT|2004-04-15T10:11:12Z",
                "Thu, 15 Apr 2004 10:11:12 -0400|2004-04-15T14:11:12Z",
                "15 Apr 04 10:11 EDT|2004-04-15T14:11:00Z",
                "Thu Apr 15 10:11:12 2004|2004-04-15T10:11:12Z",
                "Thursday, April 15, 2004 at 2:17 p.m. EDT|2004-04-15T18:17:00Z",
                "15 avril 2004 à 14h30|2004-04-15T14:30:00Z",
                "15. April 2004, 14.30 Uhr|2004-04-15T14:30:00Z",
                "1082023872|2004-04-15T10:11:12Z",
                "1082023872000|2004-04-15T10:11:12Z",
            })
    void readsATimeAsGiven(String given, Instant expected) {
        CleanRelease release = clean(given, BODY);

        assertThat(release.head().publishedAt()).isEqualTo(expected);
        assertThat(release.head().publishedPrecision()).isEqualTo(PublishedPrecision.INSTANT);
        assertThat(release.dateSource()).isEqualTo("given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2004-04-15", "20040415", "2004/04/15", "15 April 2004", "April 15, 2004", "Apr. 15, 2004",
                        "15th of April, 2004", "15-Apr-2004",
                "15. April 2004", "15 avril 2004", "15 de abril de 2004", "15 aprile 2004", "15 апреля 2004 г.",
                        "04/15/2004", "15.04.2004", "15.4.04"
            })
    void readsADateAloneAsMidnightWithPrecisionDay(String given) {
        CleanRelease release = clean(given, BODY);

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2004-04-15T00:00:00Z"));
        assertThat(release.head().publishedPrecision()).isEqualTo(PublishedPrecision.DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31 April 2004", "2004-02-30", "tomorrow", "2026-11-27T00:00:00Z", "2104-04-15", "1804-04-15", ""
            })
    void passesOverWhatCannotBe(String given) {
        CleanRelease release = clean(given, "9 March 2011\n\nA Pier for Vestby\n\n" + BODY);

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(release.dateSource()).isEqualTo("text");
    }

    @Test
    void takesADateUpToTwoDaysAhead() {
        assertThat(clean("2026-11-26T09:00:00Z", BODY).dateSource()).isEqualTo("given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9 March 2011",
                "Wednesday, March 9, 2011",
                "Vestby, 9 March 2011",
                "Released on March 9, 2011",
                "For Immediate Release: March 9, 2011",
                "March 9, 2011 | Press Release",
                "2011-03-09",
                "Date: 09.03.2011",
                "Vestby, le 9 mars 2011"
            })
    void findsADateLine(String line) {
        CleanRelease release = clean(null, line + "\n\nA Pier for Vestby\n\n" + BODY);

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(release.dateSource()).isEqualTo("text");
        assertThat(release.head().title()).isEqualTo("A Pier for Vestby");
    }

    @Test
    void takesNoDateOutOfASentence() {
        CleanRelease release = clean(
                null,
                "A Pier for Vestby\n\nThe pier that burned on 9 March 2011 will be built again, the council said.");

        assertThat(release.dateSource()).isEqualTo("arrival");
        assertThat(release.head().publishedAt()).isEqualTo(Raw.RECEIVED);
        assertThat(release.head().publishedPrecision()).isEqualTo(PublishedPrecision.ARRIVAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WASHINGTON, April 15, 2004 (AP) - |WASHINGTON|2004-04-15T00:00:00Z|dateline",
                "Washington, D.C. -- |Washington, D.C.|2026-11-24T10:00:00Z|arrival",
                "BRUSSELS, Belgium -- |BRUSSELS, Belgium|2026-11-24T10:00:00Z|arrival",
                "GENEVA, Nov 20 (Reuters) - |GENEVA|2026-11-20T00:00:00Z|dateline",
                "GENEVA, Jan 2 (Reuters) - |GENEVA|2026-11-24T10:00:00Z|arrival",
                "NEW YORK (June 3, 2019) \u2014 |NEW YORK|2019-06-03T00:00:00Z|dateline",
            })
    void readsADateline(String opening, String place, Instant expected, String source) {
        CleanRelease release = clean(null, "A Pier for Vestby\n\n" + opening + BODY);

        assertThat(release.dateline()).isEqualTo(place);
        assertThat(release.head().publishedAt()).isEqualTo(expected);
        assertThat(release.dateSource()).isEqualTo(source);
        assertThat(release.text().text()).startsWith(opening.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MS. AALTO: All right, welcome aboard.",
                "The council - and it alone - decides.",
                "Saved by the council on 9 March 2011 - 18:55",
                "Harbour Lines, Inc. – the owner of the pier – sold it for a song.",
                "JOINT STATEMENT – Ministers of both coasts met on the pier.",
                "Title III--Unlawful Landings of Fish in the Harbours of the Coast",
                "Vestby is open."
            })
    void takesNoOpeningForADateline(String paragraph) {
        assertThat(clean(null, "A Pier for Vestby\n\n" + paragraph).dateline()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A Pier for Vestby Washington-- The council said so today.|Washington",
                "Council Opens Its Pier WILMINGTON, DE (March 9, 2011) – The council said so.|WILMINGTON, DE",
                "Council Opens Its Pier. WILMINGTON, DE (March 9, 2011) – The council said so.|",
                "The road from Oslo to Washington -- The council closed it.|",
            })
    void findsADatelineThatFollowsAHeadlineInOneLine(String paragraph, String place) {
        PublicationDate dates = new PublicationDate(Raw.RECEIVED, true);

        assertThat(dates.dateline(List.of(paragraph)).map(Dateline::place)).isEqualTo(Optional.ofNullable(place));
    }

    private static CleanRelease clean(String given, String body) {
        return new Cleaner().clean(Raw.dated(given, body)).carrier();
    }
}
