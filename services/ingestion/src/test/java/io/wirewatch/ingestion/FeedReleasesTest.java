package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.feed.FeedEntry;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedReleasesTest {
    private static final PolledSource SOURCE = Sources.feed("https://news.example/feed");
    private static final Instant NOW = Sources.CREATED.plusSeconds(5);

    @Test
    void anEntryIsSentOnAsItStands() {
        FeedEntry entry = new FeedEntry(
                "n-1",
                "https://news.example/1",
                "Ministers meet",
                "<p>Text</p>",
                "Fri, 01 Mar 2024 11:00:00 +0100",
                Instant.parse("2024-03-01T10:00:00Z"),
                null,
                "Office",
                "en");

        Candidate candidate = harvest(entry).candidates().getFirst();
        RawRelease release = candidate.release();

        assertThat(release.id()).isEqualTo(Ids.release("main", "ministry", "guid", "n-1"));
        assertThat(candidate.identity()).isEqualTo("n-1");
        assertThat(release.contentType()).isEqualTo("text/html");
        assertThat(new String(release.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Text</p>");
        assertThat(release.title()).isEqualTo("Ministers meet");
        assertThat(release.url()).isEqualTo("https://news.example/1");
        assertThat(release.publishedAt()).isEqualTo("Fri, 01 Mar 2024 11:00:00 +0100");
        assertThat(release.receivedAt()).isEqualTo(NOW);
        assertThat(release.language()).isEqualTo("en");
    }

    @Test
    void withoutGuidTheLinkNamesAnEntryAndWithoutLinkItsText() {
        Harvest harvest = harvest(entry(null, "https://news.example/1", "a"), entry(null, null, "b"));

        assertThat(ids(harvest))
                .containsExactlyInAnyOrder(
                        Ids.release("main", "ministry", "url", "https://news.example/1"),
                        Ids.release("main", "ministry", "hash", Ids.sha256Hex("Title\n<p>b</p>")));
    }

    @Test
    void aGuidOfSeveralEntriesNamesNoneOfThem() {
        Harvest harvest = harvest(
                entry("same", "https://news.example/1", "a"),
                entry("same", "https://news.example/2", "b"),
                entry("own", "https://news.example/3", "c"));

        assertThat(ids(harvest))
                .containsExactlyInAnyOrder(
                        Ids.release("main", "ministry", "url", "https://news.example/1"),
                        Ids.release("main", "ministry", "url", "https://news.example/2"),
                        Ids.release("main", "ministry", "guid", "own"));
        assertThat(harvest.refused()).isZero();
    }

    @Test
    void anEntryListedTwiceCountsOnceAndTheSecondIsRefusedWithAReason() {
        Harvest harvest = harvest(
                entry("n-1", "https://news.example/1", "newer"), entry("n-1", "https://news.example/1", "older"));

        assertThat(harvest.candidates()).hasSize(1);
        assertThat(new String(harvest.candidates().getFirst().release().body(), StandardCharsets.UTF_8))
                .contains("newer");
        assertThat(harvest.refusals())
                .singleElement()
                .asString()
                .contains("“n-1”")
                .contains("more than once");
    }

    @Test
    void anEntryWithoutTitleAndTextIsRefusedWithAReason() {
        Harvest harvest = harvest(new FeedEntry("n-1", null, null, "", null, null, null, null, null));

        assertThat(harvest.refused()).isEqualTo(1);
        assertThat(harvest.refusals().getFirst()).contains("“n-1”").contains("neither title nor text");
    }

    @Test
    void anEntryOfMoreThanFiveMegabytesIsRefused() {
        Harvest harvest = harvest(new FeedEntry(
                "n-1", null, "Title", "x".repeat(FeedReleases.MAX_BYTES + 1), null, null, null, null, null));

        assertThat(harvest.refusals().getFirst()).contains("larger than 5 MB");
    }

    @Test
    void atTheFirstReadingTheOldAndTheUndatedAreHistorical() {
        Harvest harvest =
                harvest(at("old", Sources.CREATED.minusSeconds(1)), at("new", Sources.CREATED), at("undated", null));

        assertThat(harvest.candidates())
                .filteredOn(candidate -> candidate.release().historical())
                .extracting(Candidate::identity)
                .containsExactlyInAnyOrder("old", "undated");
    }

    @Test
    void theOldestIsSentFirst() {
        Harvest harvest =
                harvest(at("c", Sources.CREATED), at("b", Sources.CREATED), at("a", Sources.CREATED.minusSeconds(9)));

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("a", "b", "c");
    }

    @Test
    void theHashCoversAllThatIsSentOnButTheArrival() {
        Candidate first = harvest(entry("n-1", "https://news.example/1", "a"))
                .candidates()
                .getFirst();
        FeedReleases later = new FeedReleases(SOURCE, PollState.NEW, NOW.plusSeconds(60));
        later.add(List.of(entry("n-1", "https://news.example/1", "a")));
        Candidate moved = harvest(entry("n-1", "https://news.example/2", "a"))
                .candidates()
                .getFirst();

        assertThat(later.harvest(null, null).candidates().getFirst().hash()).isEqualTo(first.hash());
        assertThat(moved.hash()).isNotEqualTo(first.hash());
    }

    private static List<String> ids(Harvest harvest) {
        return harvest.candidates().stream()
                .map(candidate -> candidate.release().id())
                .toList();
    }

    private static FeedEntry at(String guid, Instant published) {
        String given = published == null ? null : published.toString();
        return new FeedEntry(guid, null, "Title", "<p>x</p>", given, published, null, null, null);
    }

    private static FeedEntry entry(String guid, String link, String text) {
        return new FeedEntry(guid, link, "Title", "<p>" + text + "</p>", null, null, null, null, null);
    }

    private static Harvest harvest(FeedEntry... entries) {
        FeedReleases releases = new FeedReleases(SOURCE, PollState.NEW, NOW);
        releases.add(List.of(entries));
        return releases.harvest(null, null);
    }
}
