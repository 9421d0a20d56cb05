package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastVersionsTest {
    private final PastVersions versions = new PastVersions();

    @Test
    void aVersionIsOverWhenALaterOneOrAWithdrawalHasCome() {
        versions.came("rel_1", 1, false);
        assertThat(versions.isOver("rel_1", 1)).isFalse();

        versions.came("rel_1", 3, false);
        versions.came("rel_1", 2, false);
        assertThat(versions.isOver("rel_1", 2)).isTrue();
        assertThat(versions.isOver("rel_1", 3)).isFalse();

        versions.came("rel_1", 3, true);
        assertThat(versions.isOver("rel_1", 3)).isTrue();
        assertThat(versions.isOver("rel_2", 1)).isFalse();
    }

    @Test
    void whatWasFoundLastIsKnownOfTheNewestVersionThatWasReadAgain() {
        assertThat(versions.found("rel_1", 1)).isEmpty();
        versions.wasReadAgain("rel_1", 1, 7);
        versions.wasReadAgain("rel_1", 1, 8);
        assertThat(versions.found("rel_1", 1)).hasValue(8);
        versions.wasReadAgain("rel_1", 2, 9);
        versions.wasReadAgain("rel_1", 1, 10);
        assertThat(versions.found("rel_1", 1)).isEmpty();
        assertThat(versions.found("rel_1", 2)).hasValue(9);
    }

    @Test
    void manyHaveRoom() {
        for (int i = 0; i < 1000; i++) {
            versions.came("rel_" + i, 1 + i % 3, false);
            versions.wasReadAgain("rel_" + i, 1, i);
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(versions.isOver("rel_" + i, 1)).isEqualTo(i % 3 > 0);
            assertThat(versions.found("rel_" + i, 1)).hasValue(i);
        }
    }
}
