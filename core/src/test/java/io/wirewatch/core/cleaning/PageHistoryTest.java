package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageHistoryTest {
    private static final String LONG =
            " and the ministers of both coasts were there to cut the ribbon, although the wind had turned and the ferry was late.";
    private final Cleaner cleaner = new Cleaner();

    @Test
    void countsOtherTextsAndNotTheSameOneAgain() {
        var one = PageHistory.NONE.read(10, page("A"));
        var same = one.history().read(11, page("A"));
        var two = same.history().read(12, page("B"));
        var reverted = two.history().read(13, page("A"));

        assertThat(List.of(version(one), version(same), version(two), version(reverted)))
                .containsExactly(1, 1, 2, 3);
        assertThat(same.history()).isEqualTo(one.history());
    }

    @Test
    void givesWhatWasInForceToARecordReadAgain() {
        PageHistory history = PageHistory.NONE.read(10, page("A")).history();
        history = history.read(12, page("B")).history();
        history = history.read(14, page("A")).history();

        assertThat(version(history.read(10, page("A")))).isEqualTo(1);
        assertThat(version(history.read(11, page("A")))).isEqualTo(1);
        assertThat(version(history.read(12, page("B")))).isEqualTo(2);
        assertThat(version(history.read(14, page("A")))).isEqualTo(3);
        assertThat(history.read(12, page("B")).history()).isEqualTo(history);
    }

    @Test
    void refusesARecordOlderThanTheVersionsKept() {
        PageHistory history = PageHistory.NONE;
        for (int i = 0; i < PageHistory.MAX_VERSIONS + 10; i++) {
            history = history.read(i, page("text " + i)).history();
        }
        PageHistory full = history;

        assertThat(full.versions()).hasSize(PageHistory.MAX_VERSIONS);
        assertThat(version(full.read(9999, page("another")))).isEqualTo(PageHistory.MAX_VERSIONS + 11);
        assertThatThrownBy(() -> full.read(3, page("text 3")))
                .isInstanceOf(RefusedReleaseException.class)
                .extracting(e -> ((RefusedReleaseException) e).reason())
                .isEqualTo("forgotten");
    }

    @Test
    void aFirstWithdrawalIsAVersionWithoutText() {
        var step = PageHistory.NONE.read(1, cleaner.clean(Raw.withdrawn()));

        assertThat(step.releases()).singleElement().satisfies(release -> {
            assertThat(release.head().withdrawn()).isTrue();
            assertThat(release.head().version()).isEqualTo(1);
            assertThat(release.text().text()).isEmpty();
        });
    }

    @Test
    void aVersionNamesOneTextToTheCharacterAndTheTargetsOfItsLinks() {
        String said = "<p>The pier opened" + LONG + "</p>";
        PageHistory history =
                PageHistory.NONE.read(1, cleaner.clean(Raw.html(said))).history();

        assertThat(version(history.read(2, cleaner.clean(Raw.html("  " + said.replace("<p>", "<p class=a>\n"))))))
                .as("indentation and attributes")
                .isEqualTo(1);
        List.of(said.replace("pier", "Pier"), said.replace("pier opened", "pier\u00A0opened"), link(said, "/a"))
                .forEach(edited -> assertThat(version(history.read(2, cleaner.clean(Raw.html(edited)))))
                        .as(edited)
                        .isEqualTo(2));
    }

    @Test
    void aWholePageIsItsWordsAlone() {
        String page = "<html><body><p>The pier opened" + LONG + "</p></body></html>";
        PageHistory history =
                PageHistory.NONE.read(1, cleaner.clean(Raw.html(page))).history();

        assertThat(version(history.read(2, cleaner.clean(Raw.html(link(page, "/session/17"))))))
                .isEqualTo(1);
        assertThat(version(history.read(2, cleaner.clean(Raw.html(page.replace("pier", "Pier"))))))
                .isEqualTo(2);
    }

    private static String link(String html, String target) {
        return html.replace("pier", "<a href=" + target + ">pier</a>");
    }

    private CleanedPage page(String start) {
        return cleaner.clean(Raw.titled("A pier", start + LONG));
    }

    private static int version(PageHistory.Step step) {
        return step.releases().getFirst().head().version();
    }
}
