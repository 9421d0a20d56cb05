package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.ReleaseHead;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final String LEAD =
            "The harbour council of Vestby opened its new customs pier today, and the ministers of both coasts were there.";
    private static final CleanedPage PAGE =
            page(LEAD + "\n\n(begin text)\n\nCrews welcome the pier\n\n" + LEAD + "\n\n(end text)\n");

    private final PageHistory.Step one = PageHistory.NONE.read(0, PAGE);
    private final PageHistory.Step gone = one.history().read(1, erasure());

    @Test
    void isTheNextVersionOfThePageAndItsPartsWithoutAWord() {
        assertThat(gone.releases()).hasSize(2).allSatisfy(release -> {
            assertThat(release.head().withdrawn()).isTrue();
            assertThat(release.head().notice()).isEqualTo(Notice.ERASURE);
            assertThat(release.head().version()).isEqualTo(2);
            assertThat(release.head().title()).isEmpty();
            assertThat(release.text().text()).isEmpty();
            assertThat(release.fingerprint()).isEmpty();
        });
        assertThat(gone.releases().getFirst().head().parts()).containsExactly(Ids.part(Raw.ID, 0));
        assertThat(gone.releases().getLast().head().carrier()).isEqualTo(Raw.ID);
    }

    @Test
    void leavesNoWordInTheHistory() {
        assertThat(gone.history().versions())
                .singleElement()
                .satisfies(version -> assertThat(version.texts()).allSatisfy(text -> {
                    assertThat(text.title()).isEmpty();
                    assertThat(text.edition()).isEmpty();
                    assertThat(text.fingerprint()).isEmpty();
                }));
    }

    @Test
    void nothingThatComesOrIsReadAgainBringsItBack() {
        for (long offset : List.of(0L, 1L, 2L)) {
            PageHistory.Step step = gone.history().read(offset, PAGE);

            assertThat(step.history()).isEqualTo(gone.history());
            assertThat(step.releases())
                    .extracting(CleanRelease::head)
                    .extracting(ReleaseHead::version, ReleaseHead::erased, ReleaseHead::title)
                    .containsOnly(org.assertj.core.groups.Tuple.tuple(2, true, ""));
        }
        assertThat(gone.history().read(3, erasure())).isEqualTo(gone);
    }

    @Test
    void ofWhatWasNeverReadIsAVersionToo() {
        PageHistory.Step first = PageHistory.NONE.read(5, erasure());

        assertThat(first.releases())
                .singleElement()
                .satisfies(release -> assertThat(release.head().erased()).isTrue());
        assertThat(first.history().read(6, PAGE).releases()).isEqualTo(first.releases());
    }

    private static CleanedPage page(String text) {
        return new Cleaner().clean(Raw.titled("A pier", text));
    }

    private static CleanedPage erasure() {
        return new Cleaner().clean(Raw.erased());
    }
}
