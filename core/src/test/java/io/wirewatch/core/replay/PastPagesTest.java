package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastPagesTest {
    private final PastPages pages = new PastPages();

    @Test
    void theLastRecordOfAPageIsItsNewest() {
        pages.came("rel_1", 7);
        pages.came("rel_2", 8);
        pages.came("rel_1", 9);

        assertThat(pages.isNewest("rel_1", 7)).isFalse();
        assertThat(pages.isNewest("rel_1", 9)).isTrue();
        assertThat(pages.isNewest("rel_2", 8)).isTrue();
        assertThat(pages.isNewest("rel_3", 0)).isFalse();
    }

    @Test
    void whatWasReadLastInTheNewestVersionCounts() {
        pages.wasRead("rel_1", 2, false, 22);
        pages.wasRead("rel_1", 1, false, 11);
        assertThat(pages.lastRead("rel_1")).hasValue(22);

        pages.wasRead("rel_1", 2, false, 23);
        assertThat(pages.lastRead("rel_1")).hasValue(23);
    }

    @Test
    void whatIsTakenBackOrUnknownHasNothing() {
        pages.came("rel_1", 1);
        pages.wasRead("rel_2", 1, false, 11);
        pages.wasRead("rel_2", 2, true, 22);

        assertThat(pages.lastRead("rel_1")).isEmpty();
        assertThat(pages.lastRead("rel_2")).isEmpty();
        assertThat(pages.lastRead("rel_3")).isEmpty();
    }

    @Test
    void thousandsHaveRoom() {
        for (int i = 0; i < 5000; i++) {
            pages.came("rel_" + i, i);
            pages.wasRead("part_" + i, 1, false, i);
        }
        for (int i = 0; i < 5000; i++) {
            assertThat(pages.isNewest("rel_" + i, i)).isTrue();
            assertThat(pages.lastRead("part_" + i)).hasValue(i);
            assertThat(pages.lastRead("rel_" + i)).isEmpty();
        }
    }
}
