package io.wirewatch.core.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void aChangedParagraphShowsItsWords() {
        List<ParagraphChange> changes = TextDiff.paragraphs(
                "The pier opened.\n\nIt cost 3 million.\n\nCrews came.",
                "The pier opened.\n\nIt cost 4 million.\n\nCrews came.");

        assertThat(changes)
                .extracting(ParagraphChange::kind, ParagraphChange::from, ParagraphChange::to)
                .containsExactly(tuple(Kind.SAME, 0, 0), tuple(Kind.CHANGED, 1, 1), tuple(Kind.SAME, 2, 2));
        assertThat(changes.get(1).words())
                .containsExactly(
                        new Piece(Kind.SAME, "It cost "),
                        new Piece(Kind.REMOVED, "3"),
                        new Piece(Kind.ADDED, "4"),
                        new Piece(Kind.SAME, " million."));
    }

    @Test
    void paragraphsAreAddedAndRemovedInTheirPlaces() {
        assertThat(TextDiff.paragraphs("One.\n\nTwo.\n\nThree.", "One.\n\nThree.\n\nFour."))
                .extracting(ParagraphChange::kind, ParagraphChange::from, ParagraphChange::to)
                .containsExactly(
                        tuple(Kind.SAME, 0, 0),
                        tuple(Kind.REMOVED, 1, null),
                        tuple(Kind.SAME, 2, 1),
                        tuple(Kind.ADDED, null, 2));
    }

    @Test
    void whatHasLittleInCommonIsNoChangeOfTheOther() {
        String ferries = "Ferries will call at Vestby twice a day from Monday on, the harbour master of the town said.";
        String office = "NATO and Russia agreed on Tuesday to open an office at Vestby, the minister said.";

        assertThat(TextDiff.paragraphs(ferries + "\n\nIt cost 3 million.", office + "\n\nIt cost 4 million."))
                .extracting(ParagraphChange::kind, ParagraphChange::from, ParagraphChange::to)
                .containsExactly(tuple(Kind.REMOVED, 0, null), tuple(Kind.ADDED, null, 0), tuple(Kind.CHANGED, 1, 1));
        assertThat(TextDiff.paragraphs(ferries, ferries.replace("twice a day from Monday on", "hourly")))
                .extracting(ParagraphChange::kind)
                .containsExactly(Kind.CHANGED);
    }

    @Test
    void aTextThatWasWithdrawnIsRemoved() {
        assertThat(TextDiff.paragraphs("One.", ""))
                .extracting(ParagraphChange::kind)
                .containsExactly(Kind.REMOVED);
        assertThat(TextDiff.paragraphs("", "")).isEmpty();
    }

    @Test
    void longTextsWithNothingInCommonAreReplacedAtOnce() {
        String a = "a ".repeat(20_000);
        String b = "b\t".repeat(20_000);

        assertThat(TextDiff.words(a, b)).containsExactly(new Piece(Kind.REMOVED, a), new Piece(Kind.ADDED, b));
    }

    @Property(tries = 300)
    void whatIsTheSameAndRemovedIsTheEarlierTextAndWithWhatIsAddedTheLater(
            @ForAll("texts") String from, @ForAll("texts") String to) {
        List<ParagraphChange> changes = TextDiff.paragraphs(from, to);

        assertThat(text(changes, Kind.ADDED)).isEqualTo(from);
        assertThat(text(changes, Kind.REMOVED)).isEqualTo(to);
        assertThat(changes.stream().map(ParagraphChange::to).filter(Objects::nonNull))
                .isSorted();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("The pier opened.", "It cost 3 million.", "It cost 4 million.", "Crews came.", "(end)")
                .list()
                .ofMaxSize(6)
                .map(paragraphs -> String.join("\n\n", paragraphs));
    }

    private static String text(List<ParagraphChange> changes, Kind without) {
        return changes.stream()
                .filter(change -> change.kind() != without)
                .map(change -> change.words().stream()
                        .filter(piece -> piece.kind() != without)
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n\n"));
    }
}
