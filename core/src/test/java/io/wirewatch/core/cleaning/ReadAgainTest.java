package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.cleaning.PageHistory.Again;
import io.wirewatch.core.cleaning.PageHistory.Step;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.ReleaseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Pages that are read again by other rules: what these find is given as another text. */
class ReadAgainTest {
    private static final String MORE =
            " and the ministers of both coasts were there to cut the ribbon, although the wind had turned and the ferry was late.";
    private final Cleaner cleaner = new Cleaner();

    @Test
    void whatIsFoundNowIsAFurtherVersion() {
        PageHistory history = came(10, page("A"), PageHistory.NONE);

        Again again = history.readAgain(20, 10, page("A, without the advertising"));

        assertThat(told(again)).containsExactly("v2 A, without the advertising");
        assertThat(again.history().versions().getLast().origin()).isEqualTo(10);
    }

    @Test
    void whereNothingElseIsFoundNothingComesOfIt() {
        PageHistory history = came(10, page("A"), PageHistory.NONE);

        Again again = history.readAgain(20, 10, page("A"));

        assertThat(again.page()).isEmpty();
        assertThat(again.changed()).isEmpty();
        assertThat(again.history()).isEqualTo(history);
    }

    @Test
    void anotherDateIsSomethingElse() {
        PageHistory history = came(10, dated("2026-11-20"), PageHistory.NONE);

        assertThat(told(history.readAgain(20, 10, dated("2026-11-21")))).containsExactly("v2 A");
        assertThat(history.readAgain(20, 10, dated("2026-11-20")).page()).isEmpty();
    }

    @Test
    void aCopyThatIsWrittenTwiceIsCarriedOutOnce() {
        PageHistory history = came(10, page("A"), PageHistory.NONE)
                .readAgain(20, 10, page("B"))
                .history();

        assertThat(history.readAgain(21, 10, page("B")).page()).isEmpty();
        assertThat(told(history.readAgain(20, 10, page("B")))).containsExactly("v2 B");
    }

    @Test
    void anEditOfTheSourceIsNewerThanACopyOfWhatStoodBefore() {
        PageHistory history = came(10, page("A"), PageHistory.NONE);
        PageHistory edited = came(19, page("C"), history);

        assertThat(edited.readAgain(20, 10, page("B")).page()).isEmpty();
        assertThat(edited.readAgain(20, 10, page("B")).history()).isEqualTo(edited);
        assertThat(told(edited.readAgain(20, 19, page("B")))).containsExactly("v3 B");
    }

    @Test
    void aLaterJobReadsTheSameRecordAgain() {
        PageHistory history = came(10, page("A"), PageHistory.NONE)
                .readAgain(20, 10, page("B"))
                .history();

        assertThat(told(history.readAgain(30, 10, page("C")))).containsExactly("v3 C");
    }

    @Test
    void whatTheSourceSendsAfterwardsIsCountedOn() {
        PageHistory history = came(10, page("A"), PageHistory.NONE)
                .readAgain(20, 10, page("B"))
                .history();

        assertThat(told(all(history.read(30, page("B"))))).containsExactly("v2 B");
        assertThat(told(all(history.read(30, page("C"))))).containsExactly("v3 C");
    }

    @Test
    void whatIsUnknownOrTakenBackOrErasedStaysSo() {
        PageHistory live = came(10, page("A"), PageHistory.NONE);
        PageHistory withdrawn = came(11, cleaner.clean(Raw.withdrawn()), live);
        PageHistory erased = came(11, cleaner.clean(Raw.erased()), live);

        assertThat(PageHistory.NONE.readAgain(20, 10, page("B")).page()).isEmpty();
        for (PageHistory gone : List.of(withdrawn, erased)) {
            assertThat(gone.readAgain(20, 10, page("B"))).isEqualTo(new Again(gone, List.of(), Set.of()));
            assertThat(gone.readAgain(20, 11, page("B"))).isEqualTo(new Again(gone, List.of(), Set.of()));
        }
    }

    @Test
    void ofAPageWithPartsThoseGoOnThatHaveChanged() {
        CleanedPage before = quoting("one", "two");
        PageHistory history = came(10, before, PageHistory.NONE);

        assertThat(told(history.readAgain(20, 10, quoting("one", "deux")))).containsExactly("v2 deux");
        assertThat(told(history.readAgain(20, 10, quoting("one")))).containsExactly("v2 Around", "v2 gone");
        assertThat(told(history.readAgain(20, 10, quoting("one", "two", "three"))))
                .containsExactly("v2 Around", "v1 three");
    }

    @Test
    void aNoticeThatIsSeenNowTakesBackWhatItStandsInThePlaceOf() {
        CleanedPage kill = cleaner.clean(Raw.titled("MANDATORY KILL", "This press release has been withdrawn."));
        PageHistory alone = came(10, page("A note to editors"), PageHistory.NONE);
        PageHistory inPlace = came(12, page("A note to editors"), came(10, page("A"), PageHistory.NONE));

        assertThat(heads(inPlace.readAgain(20, 12, kill)))
                .singleElement()
                .matches(ReleaseHead::withdrawn, "is withdrawn");
        // A notice under an id of its own stays what it is.
        assertThat(heads(alone.readAgain(20, 10, kill))).singleElement().matches(head -> !head.withdrawn(), "is live");
    }

    @Test
    void whatAnEarlierVersionOfTheServiceKeptIsComparedByWhatItKept() {
        PageHistory history = came(10, page("A"), PageHistory.NONE);
        PageHistory old = new PageHistory(List.of(new PageVersion(
                10,
                history.versions().getFirst().texts().stream()
                        .map(text -> new TextVersion(
                                text.version(),
                                text.edition(),
                                text.fingerprint(),
                                text.withdrawn(),
                                text.title(),
                                text.publishedAt(),
                                text.precision(),
                                text.language(),
                                text.notice(),
                                CleanContent.UNKNOWN))
                        .toList())));

        assertThat(old.readAgain(20, 10, page("A")).page()).isEmpty();
        assertThat(told(old.readAgain(20, 10, page("B")))).containsExactly("v2 B");
    }

    /** Each number is a record: texts that came, withdrawals, and copies of records from before. */
    @Property(tries = 500)
    void whatIsMetAgainGivesWhatItGave(@ForAll @Size(min = 1, max = 30) List<@IntRange(max = 59) Integer> records) {
        List<Again> first = new ArrayList<>();
        PageHistory history = PageHistory.NONE;
        for (int offset = 0; offset < records.size(); offset++) {
            Again step = step(history, offset, records.get(offset));
            first.add(step);
            history = step.history();
        }
        assertThat(versionsGiven(first))
                .as("one text to a version")
                .allSatisfy((version, texts) -> assertThat(texts).hasSize(1));
        for (int offset = 0; offset < records.size(); offset++) {
            Again again = step(history, offset, records.get(offset));
            assertThat(again.history()).as("after record %d again", offset).isEqualTo(history);
            assertThat(given(again)).as("record %d again", offset).isEqualTo(given(first.get(offset)));
        }
    }

    private static Map<Integer, List<String>> versionsGiven(List<Again> steps) {
        Map<Integer, List<String>> versions = new TreeMap<>();
        for (Again step : steps) {
            for (CleanRelease release : given(step)) {
                List<String> texts = versions.computeIfAbsent(release.head().version(), _ -> new ArrayList<>());
                String text = release.head().withdrawn() + release.text().text();
                if (!texts.contains(text)) {
                    texts.add(text);
                }
            }
        }
        return versions;
    }

    private Again step(PageHistory history, long offset, int record) {
        CleanedPage page = page("text " + record % 3);
        if (record < 20) {
            return all(history.read(offset, page));
        }
        if (record < 25) {
            return all(history.read(offset, cleaner.clean(Raw.withdrawn())));
        }
        return history.readAgain(offset, Math.max(0, offset - record % 7), page);
    }

    private static PageHistory came(long offset, CleanedPage page, PageHistory history) {
        return history.read(offset, page).history();
    }

    /** What comes of itself goes on as a whole. */
    private static Again all(Step step) {
        return new Again(
                step.history(),
                step.releases(),
                step.releases().stream().map(release -> release.head().id()).collect(Collectors.toSet()));
    }

    private static List<CleanRelease> given(Again again) {
        return again.page().stream()
                .filter(release -> again.changed().contains(release.head().id()))
                .toList();
    }

    private static List<ReleaseHead> heads(Again step) {
        return given(step).stream().map(CleanRelease::head).toList();
    }

    private static List<String> told(Again step) {
        return given(step).stream()
                .map(release -> "v" + release.head().version() + " "
                        + (release.head().withdrawn()
                                ? "gone"
                                : release.text().text().replace(MORE, "")))
                .toList();
    }

    private CleanedPage page(String start) {
        return cleaner.clean(Raw.titled("A pier", start + MORE));
    }

    private CleanedPage dated(String publishedAt) {
        return cleaner.clean(Raw.dated(publishedAt, "A" + MORE));
    }

    private CleanedPage quoting(String... parts) {
        StringBuilder text = new StringBuilder("Around" + MORE);
        for (String part : parts) {
            text.append("\n\n(begin text)\n\n").append(part).append(MORE).append("\n\n(end text)");
        }
        return cleaner.clean(Raw.titled("A pier", text.toString()));
    }
}
