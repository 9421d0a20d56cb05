package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String TEXT =
            "The harbour council's new customs pier was opened today; the ministers of both coasts were there, and so were the crews of the night ferry.";

    @Test
    void countsLettersAndDigitsInTheirOrderOnly() {
        assertThat(of("rel_1", "One", TEXT))
                .isEqualTo(of(
                        "rel_2",
                        "Another",
                        TEXT.toUpperCase(java.util.Locale.ROOT)
                                .replace("'", "\u2019")
                                .replace(" ", "\n\n")))
                .isNotEqualTo(of("rel_1", "One", TEXT.replace("today", "yesterday")))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void countsTheTitleOfAShortText() {
        assertThat(of("rel_1", "The minister is in Vestby", "Video available."))
                .isEqualTo(of("rel_2", "The minister is in Vestby", "Video available!"))
                .isNotEqualTo(of("rel_1", "The minister has left Vestby", "Video available."));
    }

    @Test
    void neverMergesReleasesThatSayNextToNothing() {
        assertThat(of("rel_1", "Press briefing", "")).isNotEqualTo(of("rel_2", "Press briefing", ""));
    }

    private static String of(String id, String title, String text) {
        return Fingerprint.of(id, title, text);
    }
}
