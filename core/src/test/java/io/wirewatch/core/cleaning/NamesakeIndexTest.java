package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesakeIndexTest {
    private static final Instant DAY = Instant.parse("2021-04-12T00:00:00Z");
    private static final String TITLE = "Pier opens in Vestby";
    private static final NamedReleases NAMED = new NamedReleases(Set.of(NamedReleases.fold(TITLE)), Set.of());

    private final Map<String, String> store = new HashMap<>();
    private final NamesakeIndex index = new NamesakeIndex(store::get, store::put);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/KILL: \"Pier opens in Vestby\"/",
                "MANDATORY KILL: Pier Opens in Vestby",
                "EDITORS: please kill the story headlined “Pier opens in Vestby”.",
                "We are advised by the company that journalists and other readers should disregard the news release, Pier opens in Vestby, issued"
                        + " 12 Apr 2021 over PR Newswire.",
                "The press release titled Pier opens in Vestby issued on 12 April has been withdrawn.",
            })
    void aNoticeNamesWhatItTakesBack(String line) {
        assertThat(NamedReleases.in(clean(line)).titles()).contains("pier opens in vestby");
    }

    @Test
    void aNoticeNamesAnAddress() {
        assertThat(NamedReleases.in(clean("Please disregard this press release: https://example.org/r/1.html."))
                        .urls())
                .containsExactly("https://example.org/r/1.html");
    }

    @Test
    void aReleaseThatIsNoKillNamesNothing() {
        assertThat(NamedReleases.in(clean("The ministers read “Pier opens in Vestby” aloud."))
                        .titles())
                .isEmpty();
        assertThat(NamedReleases.fold("Statement")).isEmpty();
    }

    @Test
    void theOneReleaseOfTheSourceOfTheLastThirtyDaysIsMeant() {
        index.remember(head("rel_1", DAY.minus(Duration.ofDays(3))));
        index.remember(head("rel_old", DAY.minus(Duration.ofDays(31))));

        assertThat(index.takenBackBy(head("rel_n", DAY), NAMED)).contains("rel_1");
        assertThat(index.takenBackBy(of("rel_m", "other", TITLE, null, DAY, null), NAMED))
                .isEmpty();
    }

    @Test
    void twoThatCouldBeMeantAreNone() {
        index.remember(head("rel_1", DAY));
        index.remember(head("rel_2", DAY));

        assertThat(index.takenBackBy(head("rel_n", DAY), NAMED)).isEmpty();
    }

    @Test
    void aDecisionIsKeptWhateverComesLater() {
        index.remember(head("rel_1", DAY));
        assertThat(index.takenBackBy(head("rel_n", DAY), NAMED)).contains("rel_1");
        index.remember(head("rel_2", DAY));

        assertThat(index.takenBackBy(head("rel_n", DAY), NAMED)).contains("rel_1");
        assertThat(index.takenBackBy(head("rel_later", DAY), NAMED)).isEmpty();
    }

    @Test
    void anAddressNamesToo() {
        index.remember(of("rel_1", "push", "Another title of it", "https://example.org/1", DAY, null));

        assertThat(index.takenBackBy(head("rel_n", DAY), new NamedReleases(Set.of(), Set.of("https://example.org/1"))))
                .contains("rel_1");
    }

    @Test
    void aNoticeIsNoReleaseThatCouldBeMeant() {
        index.remember(of("rel_n", "push", TITLE, null, DAY, Notice.KILL));

        assertThat(index.takenBackBy(head("rel_m", DAY), NAMED)).isEmpty();
    }

    private static ReleaseHead head(String id, Instant publishedAt) {
        return of(id, "push", TITLE, null, publishedAt, null);
    }

    private static ReleaseHead of(
            String id, String source, String title, String url, Instant publishedAt, Notice notice) {
        return new ReleaseHead(
                id,
                1,
                false,
                false,
                title,
                url,
                source,
                publishedAt,
                PublishedPrecision.DAY,
                publishedAt,
                "en",
                "sty_1",
                null,
                List.of(),
                notice,
                null);
    }

    private static CleanRelease clean(String line) {
        return new Cleaner()
                .clean(Raw.titled(null, line + "\n\nThe press office\n"))
                .carrier();
    }
}
