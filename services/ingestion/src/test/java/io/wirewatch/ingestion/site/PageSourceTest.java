package io.wirewatch.ingestion.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.RawRelease;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.ingestion.poll.PollCounts;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.Rounds;
import io.wirewatch.ingestion.poll.SiteOptions;
import io.wirewatch.ingestion.poll.Sources;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageSourceTest {
    private static final String BOATS = "/news/2024/new-boats-for-the-pilots";
    private static final String FEES = "/news/2024/fees-stay-the-same";
    private static final String HEAD = "/news/2024/a-new-head-of-office";

    private final Site site = new Site();
    private Rounds rounds;

    PageSourceTest() throws IOException {}

    @BeforeEach
    void threeReleases() {
        list(
                BOATS,
                "New boats for the pilots",
                "28 February 2024",
                FEES,
                "Fees stay the same",
                "1 March 2024",
                HEAD,
                "A new head of office",
                "1 March 2024");
        site.release(BOATS, "New boats for the pilots", "2024-02-28T09:00:00Z", "The pilots get new boats.");
        site.release(FEES, "Fees stay the same", "2024-03-01T08:00:00Z", "The fees stay the same.");
        site.release(HEAD, "A new head of office", "2024-03-01T11:00:00Z", "The office has a new head.");
        source(SiteOptions.USUAL);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void thePagesThatAListLeadsToAreReleasesOldestFirst() throws InterruptedException {
        rounds.round();

        assertThat(rounds.releases()).extracting(release -> path(release)).containsExactly(BOATS, HEAD, FEES);
        RawRelease first = rounds.releases().getFirst();
        assertThat(first.contentType()).isEqualTo("text/html");
        assertThat(first.charset()).isEqualTo("utf-8");
        assertThat(first.body()).isEqualTo(site.pages.get(BOATS).body());
        assertThat(first.title()).isNull();
        assertThat(first.publishedAt()).as("the page has its own").isNull();
        assertThat(rounds.state().last()).isEqualTo(new PollCounts(3, 0, 0, 0));
    }

    @Test
    void whatWasPublishedBeforeTheSourceWasMadeIsHistorical() throws InterruptedException {
        rounds.round();

        assertThat(rounds.releases()).extracting(RawRelease::historical).containsExactly(true, false, true);
    }

    @Test
    void aLinkSeenBeforeIsNotFetchedAgain() throws InterruptedException {
        rounds.round();
        String later = "/news/2024/a-ship-runs-aground";
        list(later, "A ship runs aground", "1 March 2024", BOATS, "New boats for the pilots", "28 February 2024");
        site.release(later, "A ship runs aground", "2024-03-01T10:02:00Z", "It is being towed.");
        int before = site.server.asked().size();

        rounds.round(Duration.ofMinutes(5));

        assertThat(asked(before)).containsExactly("/news/", later);
        assertThat(rounds.state().last()).isEqualTo(new PollCounts(1, 0, 1, 0));
        assertThat(rounds.releases().getLast().historical()).isFalse();
    }

    @Test
    void aListThatIsNotModifiedAsksForNothingElse() throws InterruptedException {
        rounds.round();
        rounds.round(Duration.ofDays(3));
        int before = site.server.asked().size();

        rounds.round(Duration.ofMinutes(5));

        assertThat(asked(before)).containsExactly("/news/");
        assertThat(rounds.state().last()).isEqualTo(new PollCounts(0, 0, 3, 0));
    }

    @Test
    void aCorrectionIsTheNextVersionAndMovingPartsAreNone() throws InterruptedException {
        rounds.round();
        site.page(
                HEAD,
                Site.release("A new head of office", "2024-03-01T11:00:00Z", "The office has a new head.")
                        .replace("<nav>", "<nav id='n4711'>"));
        rounds.round(Duration.ofMinutes(16));
        assertThat(rounds.releases()).hasSize(3);

        site.release(HEAD, "A new head of office", "2024-03-01T11:00:00Z", "The office has a new deputy head.");
        rounds.round(Duration.ofMinutes(31));

        assertThat(rounds.releases()).hasSize(4);
        assertThat(rounds.releases().getLast().id())
                .isEqualTo(rounds.releases().get(1).id());
        assertThat(rounds.state().last()).isEqualTo(new PollCounts(0, 1, 2, 0));
    }

    @Test
    void looksGrowRareAndEndAfterTwoDays() throws InterruptedException {
        rounds.round();
        int before = site.server.asked().size();
        for (int i = 0; i < 12 * 24 * 3; i++) {
            rounds.round(Duration.ofMinutes(5));
        }

        assertThat(asked(before)).filteredOn(HEAD::equals).hasSizeBetween(6, 9);
        assertThat(rounds.state().memoryOf(source()).pages()).isEmpty();
    }

    @Test
    void aPageThatFailsIsTriedAgainAndToldAndLosesNoOther() throws InterruptedException {
        site.pages.put(FEES, Answer.of(500, "broken"));

        rounds.round();
        assertThat(rounds.releases()).extracting(release -> path(release)).containsExactly(BOATS, HEAD);
        assertThat(rounds.state().refusals()).isEmpty();
        rounds.round(Duration.ofMinutes(5));
        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.state().refusals())
                .singleElement()
                .asString()
                .contains(FEES)
                .contains("3 times")
                .contains("status 500");
        assertThat(rounds.state().last().refused()).isEqualTo(1);
        site.release(FEES, "Fees stay the same", "2024-03-01T08:00:00Z", "The fees stay the same.");
        rounds.round(Duration.ofMinutes(30));
        assertThat(path(rounds.releases().getLast())).isEqualTo(FEES);
        assertThat(rounds.releases().getLast().historical())
                .as("it was there at the first reading")
                .isTrue();
        assertThat(rounds.state().refusals()).isEmpty();
    }

    @Test
    void moreThanTwentyNewOnesAreWorkedOffOverSeveralPolls() throws InterruptedException {
        String[] entries = new String[3 * 45];
        for (int i = 0; i < 45; i++) {
            String path = "/news/2024/notice-number-" + i + "-of-the-office";
            entries[3 * i] = path;
            entries[3 * i + 1] = "Notice number " + i + " of the office";
            entries[3 * i + 2] = "1 February 2024";
            site.release(path, "Notice number " + i + " of the office", null, "This is notice " + i + ".");
        }
        list(entries);

        rounds.round();
        assertThat(rounds.releases()).hasSize(20);
        assertThat(rounds.again()).isTrue();
        PollState before = rounds.state();
        rounds.round(Duration.ofSeconds(5));
        rounds.forget(before);
        rounds.round(Duration.ofSeconds(5));
        assertThat(rounds.releases())
                .extracting(RawRelease::id)
                .doesNotContainNull()
                .hasSize(60);
        rounds.round(Duration.ofSeconds(5));

        assertThat(rounds.releases().stream().map(RawRelease::id).distinct()).hasSize(45);
        assertThat(rounds.again()).isFalse();
        assertThat(rounds.releases()).allSatisfy(release -> {
            assertThat(release.historical()).isTrue();
            assertThat(release.publishedAt()).as("the page says none").isEqualTo("1 February 2024");
        });
    }

    @Test
    void aPageWithOneReleaseIsThatReleaseAndItsEditsAreVersions() throws InterruptedException {
        rounds = rounds(Sources.of(PolledSource.PAGE, site.url(FEES), SiteOptions.USUAL));
        rounds.round();
        site.release(FEES, "Fees stay the same", "2024-03-01T08:00:00Z", "The fees rise after all.");
        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.releases()).hasSize(2);
        assertThat(rounds.releases().stream().map(RawRelease::id).distinct()).hasSize(1);
    }

    @Test
    void aSelectorSaysWhereTheLinksAre() throws InterruptedException {
        site.page(
                "/news/",
                "<html><body><nav class='x'><a href='" + FEES + "'>1</a></nav><div class='hit'><a href='" + HEAD
                        + "'>2</a></div></body></html>");
        source(new SiteOptions("nav.x", null, null, SiteOptions.AUTO, false));

        rounds.round();

        assertThat(rounds.releases()).extracting(release -> path(release)).containsExactly(FEES);
    }

    @Test
    void aListThatTurnsIntoALoginPageIsAnErrorAndLosesNothing() throws InterruptedException {
        rounds.round();
        site.page(
                "/news/",
                "<html><head><title>Sign in</title></head><body><form><input type=password></form></body></html>");

        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.state().error()).contains("login").contains("open to all");
        threeReleasesAgain();
        rounds.round(Duration.ofMinutes(5));
        assertThat(rounds.state().error()).isNull();
        assertThat(rounds.releases()).hasSize(3);
    }

    @Test
    void aListWithoutLinksAnyMoreIsAnError() throws InterruptedException {
        rounds.round();
        site.page(
                "/news/", Site.release("We have moved", null, "The news of this office have moved to another place."));

        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.state().error()).contains("lists none now");
        assertThat(rounds.releases()).hasSize(3);
    }

    @Test
    void pagesBehindALoginOrOnOtherSitesOrOnAddressesThatAreNotPublicAreToldAndOthersGoOn()
            throws InterruptedException {
        String login = "/news/2024/for-members-only-now";
        String away = "/news/2024/told-by-others-elsewhere";
        String inside = "/news/2024/kept-on-an-inner-server";
        list(
                login,
                "For members only now",
                "1 March 2024",
                away,
                "Told by others elsewhere",
                "1 March 2024",
                inside,
                "Kept on an inner server",
                "1 March 2024",
                HEAD,
                "A new head of office",
                "1 March 2024");
        site.page(
                login,
                "<html><head><title>Sign in</title></head><body><form><input type=password></form></body></html>");
        site.pages.put(away, Answer.of(302, "", "Location", site.url(HEAD).replace("127.0.0.1", "localhost")));
        site.pages.put(inside, Answer.of(302, "", "Location", "http://10.0.0.1/secret"));

        for (int i = 0; i < 4; i++) {
            rounds.round(Duration.ofHours(2));
        }

        assertThat(rounds.releases()).extracting(release -> path(release)).containsExactly(HEAD);
        assertThat(rounds.state().refusals()).hasSize(3);
        assertThat(String.join("\n", rounds.state().refusals()))
                .contains("(login)")
                .contains("--allow-targets");
    }

    @Test
    void theSameReleaseUnderTwoAddressesIsTakenOnce() throws InterruptedException {
        String html = Site.release("A new head of office", "2024-03-01T11:00:00Z", "The office has a new head.")
                .replace("<head>", "<head><link rel='canonical' href='" + HEAD + "'>");
        site.page(HEAD, html);
        site.page(HEAD + "?via=home", html);
        list(
                HEAD + "?via=home",
                "A new head of office",
                "1 March 2024",
                HEAD + "?utm_source=x#top",
                "A new head of office",
                "1 March 2024",
                FEES,
                "Fees stay the same",
                "1 March 2024");

        rounds.round();
        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.releases()).extracting(release -> path(release)).containsExactlyInAnyOrder(HEAD, FEES);
    }

    @Test
    void releasesThatAllGiveOneAddressAsTheirOwnAreAllTaken() throws InterruptedException {
        for (String path : List.of(BOATS, FEES, HEAD)) {
            String html = new String(site.pages.get(path).body(), StandardCharsets.UTF_8);
            site.page(path, html.replace("<head>", "<head><link rel='canonical' href='/news/detail'>"));
        }

        rounds.round();

        assertThat(rounds.releases().stream().map(RawRelease::id).distinct()).hasSize(3);
    }

    @Test
    void aPageThatBecomesAListByASelectorBringsWhatItListsAsHistory() throws InterruptedException {
        site.page(
                "/news/",
                Site.release("The office", "2024-02-01T00:00:00Z", "The office tells here what it does.")
                        .replace("</main>", "</main><div class='hit'><a href='" + FEES + "'>Fees</a></div>"));
        rounds.round();
        assertThat(rounds.releases()).hasSize(1);
        rounds.change(Sources.of(
                PolledSource.PAGE, site.url("/news/"), new SiteOptions(".hit", null, null, SiteOptions.AUTO, false)));
        site.page("/news/", new String(site.pages.get("/news/").body(), StandardCharsets.UTF_8) + " ");

        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.releases()).hasSize(2);
        assertThat(rounds.releases().getLast().historical()).isTrue();
    }

    @Test
    void aPageThatListsItselfAndAHundredThousandOthersIsReadInBounds() throws InterruptedException {
        StringBuilder html = new StringBuilder("<html><body><ul><li><a href='/news/'>All the news of today</a></li>");
        for (int i = 0; i < 100_000; i++) {
            html.append("<li>1 March 2024 <a href='/n/notice-")
                    .append(i)
                    .append("-of-it'>Notice ")
                    .append(i)
                    .append(" of the office</a></li>");
        }
        site.page("/news/", html.append("</ul></body></html>").toString());

        rounds.round();

        assertThat(rounds.state().memoryOf(source()).pages()).hasSize(1_000);
        assertThat(site.server.asked()).hasSizeLessThan(30);
    }

    @Test
    void bytesAndCharsetArriveAsServed() throws InterruptedException {
        Charset latin = StandardCharsets.ISO_8859_1;
        byte[] body = Site.release("Größere Boote", "2024-03-01T11:00:00Z", "Die Lotsen erhalten größere Boote.")
                .getBytes(latin);
        site.pages.put(HEAD, Answer.of(200, body, "Content-Type", "text/html; charset=iso-8859-1"));

        rounds.round();

        RawRelease release = rounds.releases().stream()
                .filter(found -> path(found).equals(HEAD))
                .findFirst()
                .orElseThrow();
        assertThat(release.body()).isEqualTo(body);
        assertThat(release.charset()).isEqualTo("iso-8859-1");
    }

    private void threeReleasesAgain() {
        list(
                BOATS,
                "New boats for the pilots",
                "28 February 2024",
                FEES,
                "Fees stay the same",
                "1 March 2024",
                HEAD,
                "A new head of office",
                "1 March 2024");
    }

    private void list(String... entries) {
        site.page("/news/", Site.list(entries));
    }

    private PolledSource source() {
        return Sources.of(PolledSource.PAGE, site.url("/news/"), SiteOptions.USUAL);
    }

    private void source(SiteOptions options) {
        rounds = rounds(Sources.of(PolledSource.PAGE, site.url("/news/"), options));
    }

    private Rounds rounds(PolledSource source) {
        return new Rounds(new PageSource(site.web()), source);
    }

    private List<String> asked(int from) {
        return new ArrayList<>(site.server.asked())
                .subList(from, site.server.asked().size());
    }

    private String path(RawRelease release) {
        return release.url().replace(site.url(""), "");
    }
}
