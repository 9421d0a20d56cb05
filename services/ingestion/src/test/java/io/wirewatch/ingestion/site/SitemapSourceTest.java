package io.wirewatch.ingestion.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.RawRelease;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.Rounds;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SiteOptions;
import io.wirewatch.ingestion.poll.Sources;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The source is made at {@link Sources#CREATED}, 1 March 2024. */
class SitemapSourceTest {
    private final Site site = new Site();
    private Rounds rounds = rounds(SiteOptions.USUAL);

    SitemapSourceTest() throws IOException {}

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void recentPagesAreFetchedAndOlderOnesOnlyWhereTheyAreAskedFor() throws InterruptedException {
        sitemap(
                "/sitemap.xml",
                url("/news/old-news-of-the-year-2022", "2022-05-01"),
                url("/news/just-before-it-began", "2024-02-28T10:00:00Z"),
                url("/news/after-it-began-to-be-read", "2024-03-01T10:00:04Z"));

        rounds.round();
        assertThat(paths()).containsExactly("/news/just-before-it-began", "/news/after-it-began-to-be-read");
        assertThat(rounds.releases()).extracting(RawRelease::historical).containsExactly(true, false);

        rounds = rounds(new SiteOptions(null, null, null, SiteOptions.AUTO, true));
        rounds.round();
        assertThat(paths()).hasSize(3).contains("/news/old-news-of-the-year-2022");
    }

    @Test
    void aRangeOfDatesIsHalfOpen() throws InterruptedException {
        sitemap(
                "/sitemap.xml",
                url("/news/the-last-of-the-year-before", "2021-12-31"),
                url("/news/the-first-of-the-year-asked", "2022-01-01"),
                url("/news/the-last-of-the-year-asked", "2022-12-31"),
                url("/news/the-first-of-the-year-after", "2023-01-01"));
        rounds = rounds(new SiteOptions(
                null,
                Instant.parse("2022-01-01T00:00:00Z"),
                Instant.parse("2023-01-01T00:00:00Z"),
                SiteOptions.AUTO,
                false));

        rounds.round();

        assertThat(paths()).containsExactly("/news/the-first-of-the-year-asked", "/news/the-last-of-the-year-asked");
        assertThat(rounds.releases()).allMatch(RawRelease::historical);
    }

    @Test
    void aPageThatIsDatedAnewIsFetchedAgain() throws InterruptedException {
        sitemap("/sitemap.xml", url("/news/a-page-that-will-change", "2024-02-29"));
        rounds.round();
        site.release(
                "/news/a-page-that-will-change",
                "A page that changed",
                "2024-02-29T00:00:00Z",
                "It says something else now.");
        rounds.round(Duration.ofMinutes(5));
        assertThat(rounds.releases()).hasSize(1);

        sitemap("/sitemap.xml", url("/news/a-page-that-will-change", "2024-03-01"));
        site.release(
                "/news/a-page-that-will-change",
                "A page that changed",
                "2024-02-29T00:00:00Z",
                "It says something else now.");
        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.releases()).hasSize(2);
        assertThat(rounds.releases().stream().map(RawRelease::id).distinct()).hasSize(1);
    }

    @Test
    void aLateEntryOfADayThatIsDoneIsStillFetched() throws InterruptedException {
        sitemap(
                "/sitemap.xml",
                url("/news/one-of-the-first-of-march", "2024-03-01"),
                url("/news/one-of-the-second-of-march", "2024-03-02"));
        rounds.round();
        sitemap(
                "/sitemap.xml",
                url("/news/one-of-the-first-of-march", "2024-03-01"),
                url("/news/another-of-the-first-of-march", "2024-03-01"),
                url("/news/one-of-the-second-of-march", "2024-03-02"));

        rounds.round(Duration.ofMinutes(5));

        assertThat(paths()).hasSize(3).endsWith("/news/another-of-the-first-of-march");
    }

    @Test
    void aHistoryIsWorkedOffOverManyPollsInBoundsAndOverACrash() throws InterruptedException {
        int many = 700;
        String[] entries = new String[many];
        for (int i = 0; i < many; i++) {
            entries[i] = url(
                    "/news/notice-" + i + "-of-the-office",
                    i % 3 == 0 ? "2020-01-01" : "20" + (10 + i % 10) + "-06-15");
        }
        sitemap("/sitemap.xml", entries);
        rounds = rounds(new SiteOptions(null, null, null, SiteOptions.AUTO, true));

        for (int i = 0; i < 200 && (i == 0 || rounds.again()); i++) {
            PollState before = rounds.state();
            rounds.round(Duration.ofSeconds(5));
            PollState after = rounds.state();
            assertThat(after.memoryOf(source(SiteOptions.USUAL)).pages()).hasSizeLessThanOrEqualTo(300);
            assertThat(after.seen().entries()).hasSizeLessThan(1000);
            if (i % 7 == 3) {
                rounds.forget(before);
            }
        }

        assertThat(paths().stream().distinct()).hasSize(many);
        assertThat(site.server.asked().stream().filter("/sitemap.xml"::equals)).hasSizeLessThan(12);
        assertThat(rounds.again()).isFalse();
    }

    @Test
    void fiftyThousandPagesAreACursorAndAFewHundredPages() throws InterruptedException {
        StringBuilder urls = new StringBuilder("<urlset>");
        for (int i = 0; i < 50_000; i++) {
            urls.append("<url><loc>")
                    .append(site.url("/news/notice-" + i + "-of-the-office"))
                    .append("</loc><lastmod>20")
                    .append(10 + i % 14)
                    .append("-0")
                    .append(1 + i % 9)
                    .append("-15</lastmod></url>");
        }
        site.pages.put("/sitemap.xml", xml(urls.append("</urlset>").toString()));
        rounds = rounds(new SiteOptions(
                null,
                Instant.parse("2015-01-01T00:00:00Z"),
                Instant.parse("2020-01-01T00:00:00Z"),
                SiteOptions.AUTO,
                false));

        rounds.round();

        SiteMemory memory = rounds.state().memoryOf(source(SiteOptions.USUAL));
        assertThat(memory.pages()).hasSize(300);
        assertThat(memory.sitemap().more()).isTrue();
        assertThat(memory.sitemap().past().date())
                .isBetween(Instant.parse("2015-01-01T00:00:00Z"), Instant.parse("2015-12-31T00:00:00Z"));
        assertThat(memory.sitemap().done()).isEmpty();
    }

    @Test
    void sitemapsOfAnIndexAreReadWhereTheyMayHoldWhatIsWanted() throws InterruptedException {
        site.pages.put(
                "/sitemap.xml",
                xml("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                        + "<sitemap><loc>" + site.url("/s-2023.xml") + "</loc><lastmod>2023-12-31</lastmod></sitemap>"
                        + "<sitemap><loc>" + site.url("/s-broken.xml") + "</loc><lastmod>2024-02-27</lastmod></sitemap>"
                        + "<sitemap><loc>" + site.url("/s-2024.xml")
                        + "</loc><lastmod>2024-03-01</lastmod></sitemap></sitemapindex>"));
        sitemap("/s-2023.xml", url("/news/of-the-year-before-this", "2023-12-30"));
        sitemap("/s-2024.xml", url("/news/of-the-year-that-is-now", "2024-02-29"));

        rounds.round();

        assertThat(paths()).containsExactly("/news/of-the-year-that-is-now");
        assertThat(site.server.asked()).doesNotContain("/s-2023.xml");
        assertThat(rounds.state().refusals())
                .singleElement()
                .asString()
                .contains("s-broken.xml")
                .contains("404");
    }

    @Test
    void pagesWithoutDatesAreFetchedWhenTheyAreNew() throws InterruptedException {
        sitemap("/sitemap.xml", url("/news/there-when-it-was-made", null));
        rounds.round();
        assertThat(rounds.releases()).isEmpty();
        sitemap(
                "/sitemap.xml",
                url("/news/there-when-it-was-made", null),
                url("/news/new-since-it-was-made", null),
                url("/about", null),
                url("/files/a.pdf", null));
        rounds.round(Duration.ofMinutes(5));
        rounds.round(Duration.ofMinutes(5));

        assertThat(paths()).containsExactly("/news/new-since-it-was-made");
    }

    @Test
    void aPageThatAListLedToHasTheSameNameFromASitemap() throws InterruptedException {
        sitemap("/sitemap.xml", url("/news/2024/one-page-two-ways", "2024-03-01"));
        site.page(
                "/news/",
                Site.list(
                        "/news/2024/one-page-two-ways?utm_medium=list",
                        "One page two ways",
                        "1 March 2024",
                        "/news/2024/and-another-one-here",
                        "And another one here",
                        "1 March 2024",
                        "/news/2024/and-a-third-of-them",
                        "And a third of them",
                        "1 March 2024"));
        site.page("/news/2024/one-page-two-ways?utm_medium=list", "not asked for");
        rounds.round();
        Rounds page = new Rounds(
                new PageSource(site.web()), Sources.of(PolledSource.PAGE, site.url("/news/"), SiteOptions.USUAL));
        page.round();

        assertThat(page.releases().getFirst().id())
                .isEqualTo(rounds.releases().getFirst().id());
    }

    @Test
    void whatIsNoSitemapIsSaidSo() throws InterruptedException {
        site.pages.put("/sitemap.xml", xml("<rss version='2.0'><channel/></rss>"));
        rounds.round();
        assertThat(rounds.state().error()).contains("no sitemap").contains("sources find");
    }

    private void sitemap(String path, String... urls) {
        site.pages.put(
                path,
                xml("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + String.join("", urls)
                        + "</urlset>"));
    }

    private static Answer xml(String xml) {
        return Answer.of(200, "<?xml version='1.0'?>" + xml, "Content-Type", "application/xml");
    }

    /** An entry, and the page that it leads to. */
    private String url(String path, String changed) {
        site.pages.putIfAbsent(
                path,
                Answer.of(
                        200,
                        Site.release(
                                "News at " + path,
                                changed == null ? null : changed.length() == 10 ? changed + "T00:00:00Z" : changed,
                                "Text of " + path + "."),
                        "Content-Type",
                        "text/html"));
        return "<url><loc>" + site.url(path) + "</loc>" + (changed == null ? "" : "<lastmod>" + changed + "</lastmod>")
                + "</url>";
    }

    private List<String> paths() {
        return new ArrayList<>(rounds.releases().stream()
                .map(release -> release.url().replace(site.url(""), ""))
                .toList());
    }

    private PolledSource source(SiteOptions options) {
        return Sources.of(PolledSource.SITEMAP, site.url("/sitemap.xml"), options);
    }

    private Rounds rounds(SiteOptions options) {
        return new Rounds(new SitemapSource(site.web()), source(options));
    }
}
