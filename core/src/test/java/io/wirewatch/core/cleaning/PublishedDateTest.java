package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day of a publication date, which a release does not carry. */
class PublishedDateTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2011-03-09T23:30:00-05:00, 2011-03-09",
        "2011-03-10T04:30:00Z, 2011-03-10",
        "2011-03-09, 2011-03-09",
        "'Wed, 09 Mar 2011 23:30:00 EST', 2011-03-09"
    })
    void isThatOfTheZoneThatItIsWrittenWith(String written, LocalDate day) {
        assertThat(chosen(written, null).day()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2011-03-10T04:30:00Z, 2011-03-09",
        "2011-03-08T23:01:00+00:00, 2011-03-09",
        "2011-03-10T10:04:00Z, 2011-03-10",
        "2011-03-08T10:30:00Z, 2011-03-08",
        "2011-03-10T00:30:00+01:00, 2011-03-10",
        "2011-03-10, 2011-03-10"
    })
    void isThatOfTheAddressWhereAMomentInUtcFallsOnItByTheClockOfSomeCountry(String written, LocalDate day) {
        PublishedDate date = chosen(written, "https://news.example/2011/03/09/pier");

        assertThat(date.day()).isEqualTo(day);
        assertThat(date.at()).isEqualTo(chosen(written, null).at());
    }

    @Test
    void isTodayWhereNothingIsSaid() {
        PublishedDate date = new PublicationDate(RECEIVED, true).choose(null, null, PageDates.NONE, List.of());

        assertThat(date.day()).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    private static PublishedDate chosen(String published, String url) {
        Predicate<String> noTitle = heading -> false;
        PageDates page = new PageDates(
                List.of(),
                List.of(published),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List::of,
                new VisibleDates(),
                noTitle,
                false);
        return new PublicationDate(RECEIVED, true).choose(null, url, page, List.of());
    }
}
