package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PassedDate;
import io.wirewatch.core.release.RawRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record says about the dates that were not taken. It came in on 24 November 2026. */
class PassedDatesTest {
    private static final String BODY =
            "The harbour council of Vestby opened its new customs pier, and nobody stayed at home.";
    private static final String PROSE = "<p>" + BODY + " Ministers of both coasts came by ferry and left by train.</p>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2104-03-09T08:00:00Z|future",
                "2026-11-27|future",
                "9 March 1804|too-old",
                "0001-01-01T00:00:00|too-old",
                "31 February 2026|impossible",
                "2026-02-31|impossible",
                "31/02/2026|impossible",
                "0000-00-00 00:00:00|impossible",
                "2026年2月31日|impossible",
                "the day before yesterday|unreadable",
                "2026|unreadable",
            })
    void aGivenDateThatCannotBeIsToldWithItsReasonAndTheNextBestIsTaken(String given, String reason) {
        CleanRelease release = text(given, "9 March 2011\n\nA Pier for Vestby\n\n" + BODY);

        assertThat(release.dateSource()).isEqualTo("text");
        assertThat(release.head().publishedAt()).isEqualTo("2011-03-09T00:00:00Z");
        assertThat(release.datesPassedOver()).containsExactly(new PassedDate("given", given, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2004-04-15T10:11:12Z", "1904-03-09", "2026-11-26T09:00:00Z", "1082023872"})
    void aGoodDateLeavesNoNote(String given) {
        CleanRelease release = text(given, "31 February 2026\n\nA Pier for Vestby\n\n" + BODY);

        assertThat(release.dateSource()).isEqualTo("given");
        assertThat(release.datesPassedOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void nothingGivenIsNothingPassedOver(String given) {
        assertThat(text(given, "A Pier for Vestby\n\n" + BODY).datesPassedOver())
                .isEmpty();
        assertThat(text(null, "A Pier for Vestby\n\n" + BODY).datesPassedOver()).isEmpty();
    }

    @Test
    void datesOfTheTextAreToldToo() {
        CleanRelease release = text(
                null,
                "Vestby, 31 February 2026\n\nA Pier for Vestby\n\nVESTBY, April 15, 2104 (AP) - " + BODY
                        + "\n\nThe pier was planned on 31 April 1999, as the minutes say.");

        assertThat(release.dateSource()).isEqualTo("arrival");
        assertThat(release.datesPassedOver())
                .containsExactly(
                        new PassedDate("text", "Vestby, 31 February 2026", "impossible"),
                        new PassedDate("dateline", "April 15, 2104", "future"));
    }

    @Test
    void aDatelineKeepsItsPlaceWhereItsDayIsImpossible() {
        CleanRelease release = text(null, "A Pier for Vestby\n\nVESTBY, Feb. 31, 2026 (AP) - " + BODY);

        assertThat(release.dateline()).isEqualTo("VESTBY");
        assertThat(release.dateSource()).isEqualTo("arrival");
        assertThat(release.datesPassedOver())
                .containsExactly(new PassedDate("dateline", "Feb. 31, 2026", "impossible"));
    }

    @Test
    void datesOfAPageAreToldInTheirOrder() {
        CleanRelease release = page(
                "https://news.example/2027/03/09/pier",
                "<meta property='article:published_time' content='0000-00-00'><meta name=date content='soon'>",
                "<h1>A Pier for Vestby</h1><p class=date>Opens 12 May 2027</p>");

        assertThat(release.dateSource()).isEqualTo("arrival");
        assertThat(release.datesPassedOver())
                .containsExactly(
                        new PassedDate("metadata", "0000-00-00", "impossible"),
                        new PassedDate("url", "2027-03-09", "future"),
                        new PassedDate("page", "Opens 12 May 2027", "future"),
                        new PassedDate("metadata", "soon", "unreadable"),
                        new PassedDate("text", "Opens 12 May 2027", "future"));
    }

    @Test
    void whatThePageShowsAndWhatItsAddressNamesAreReasons() {
        CleanRelease shown = page(
                null,
                "<meta name=pubdate content='2011-03-07'><meta name=date content='2011-03-09'>",
                "<h1>A Pier for Vestby</h1><p>9 March 2011</p>");
        CleanRelease moved = page(
                "https://news.example/2011/03/09/pier",
                "<meta name=pubdate content='2015-01-01'>",
                "<h1>A Pier for Vestby</h1>");

        assertThat(shown.head().publishedAt()).isEqualTo("2011-03-09T00:00:00Z");
        assertThat(shown.datesPassedOver()).containsExactly(new PassedDate("metadata", "2011-03-07", "not-shown"));
        assertThat(moved.head().publishedAt()).isEqualTo("2011-03-09T00:00:00Z");
        assertThat(moved.datesPassedOver()).containsExactly(new PassedDate("metadata", "2015-01-01", "moved"));
    }

    @Test
    void theyAreFewAndShort() {
        String metas = "<meta name=pubdate content='" + "x".repeat(500) + "'>";
        for (int year = 2100; year < 2140; year++) {
            metas += "<meta name=pubdate content='" + year + "-01-01'>";
        }
        CleanRelease release = page(null, metas, "<h1>A Pier for Vestby</h1>");

        assertThat(release.datesPassedOver())
                .hasSize(PassedDates.MOST)
                .contains(new PassedDate("metadata", "2100-01-01", "future"));
        assertThat(release.datesPassedOver().getFirst().text())
                .hasSize(PassedDates.LONGEST)
                .endsWith("x…");
    }

    @Test
    void aPartWithoutADateOfItsOwnTellsThoseOfItsPage() {
        String quoted = "\n\n[Begin text]\n\nA Ferry for Vestby\n\n" + BODY + "\n\n[End text]\n\n";
        CleanedPage page = new Cleaner().clean(Raw.dated("2104-03-09", "A Pier for Vestby\n\n" + BODY + quoted + BODY));

        assertThat(page.parts()).singleElement().satisfies(part -> {
            assertThat(part.dateSource()).isEqualTo("arrival");
            assertThat(part.datesPassedOver()).containsExactly(new PassedDate("given", "2104-03-09", "future"));
        });
    }

    @Test
    void anErasureKeepsNoneOfThem() {
        CleanedPage page = new Cleaner().clean(Raw.dated("2104-03-09", "A Pier for Vestby\n\n" + BODY));
        RawRelease raw = Raw.text("");
        CleanedPage erasure = new Cleaner()
                .clean(new RawRelease(
                        raw.id(),
                        "push",
                        "text/plain",
                        null,
                        new byte[0],
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        raw.receivedAt(),
                        true,
                        null));
        PageHistory.Step before = PageHistory.NONE.read(0, page);

        assertThat(before.releases().getFirst().datesPassedOver()).hasSize(1);
        assertThat(before.history().read(1, erasure).releases())
                .allSatisfy(release -> assertThat(release.datesPassedOver()).isEmpty());
    }

    private static CleanRelease text(String given, String body) {
        return new Cleaner().clean(Raw.dated(given, body)).carrier();
    }

    private static CleanRelease page(String url, String head, String body) {
        String html =
                "<html><head>" + head + "</head><body><article>" + body + PROSE + PROSE + "</article></body></html>";
        return new Cleaner().clean(Raw.page(url, html)).carrier();
    }
}
