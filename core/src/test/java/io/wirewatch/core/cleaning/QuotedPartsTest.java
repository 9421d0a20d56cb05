package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedPartsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(begin text)|(end text)",
                "[BEGIN TRANSCRIPT]|[END TRANSCRIPT]",
                "(Begin fact sheet)|(End fact sheet)",
                "(begin official text)|(end official text)",
                "( start of statement )|( end of statement )",
                "(begin excerpts)|(end text)",
            })
    void cutsWhatStandsBetweenMarkers(String begin, String end) {
        var split = QuotedParts.split(List.of("before", begin, "one", "two", end, "after"));

        assertThat(split.carrier()).containsExactly("before", "after");
        assertThat(split.parts()).containsExactly(List.of("one", "two"));
        assertThat(split.markers()).isEqualTo(2);
    }

    @Test
    void cutsSeveralPartsInTheirOrder() {
        var split = QuotedParts.split(
                List.of("(begin text)", "one", "(end text)", "between", "(begin text)", "two", "(end text)"));

        assertThat(split.parts()).containsExactly(List.of("one"), List.of("two"));
        assertThat(split.carrier()).containsExactly("between");
    }

    @Test
    void leavesMarkersWithoutAPartnerOutAndMakesNoPart() {
        assertThat(QuotedParts.split(List.of("before", "(begin text)", "after")).carrier())
                .containsExactly("before", "after");
        assertThat(QuotedParts.split(List.of("(end text)", "after")).parts()).isEmpty();
        assertThat(QuotedParts.split(List.of("(end text)", "a", "(begin text)", "b", "(begin text)", "c", "(end text)"))
                        .parts())
                .containsExactly(List.of("c"));
    }

    @Test
    void takesTheOutermostPairWhereMarkersAreNested() {
        var split = QuotedParts.split(
                List.of("(begin transcript)", "a", "(begin text)", "b", "(end text)", "c", "(end transcript)"));

        assertThat(split.parts()).containsExactly(List.of("a", "b", "c"));
        assertThat(split.markers()).isEqualTo(4);
    }

    @Test
    void makesNoPartOfNothing() {
        assertThat(QuotedParts.split(List.of("a", "(begin text)", "(end text)")).parts())
                .isEmpty();
    }

    @Test
    void findsMarkersInTheMiddleOfALine() {
        assertThat(PlainText.paragraphs(
                        "Following is a release: (begin text) Bulletin of the coast. (end text) Thanks."))
                .containsExactly(
                        "Following is a release:", "(begin text)", "Bulletin of the coast.", "(end text)", "Thanks.");
    }

    @Test
    void leavesBracketsThatAreNoMarkersAlone() {
        var split = QuotedParts.split(
                List.of("(begin with the text you know)", "(the end of the text)", "[end of an era]"));

        assertThat(split.carrier()).hasSize(3);
    }
}
