package io.wirewatch.formats.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfTextTest {
    /** Pages of lines; an empty one parts blocks. */
    private static List<String> paragraphs(String... pages) {
        List<List<List<String>>> blocks = Arrays.stream(pages)
                .map(page -> Arrays.stream(page.split("\n\n"))
                        .map(block -> block.lines().toList())
                        .toList())
                .toList();
        return PdfText.html(blocks)
                .lines()
                .map(line -> line.replaceAll("^<p>|</p>$", ""))
                .toList();
    }

    @Test
    void dividedWordsAreMadeWholeAndCompoundsKeepTheirHyphen() {
        assertThat(
                        paragraphs(
                                "The engi-\nneers of Berlin-\nBrandenburg and the long-\nterm plan, a long-term one, were in\u00ad\nvited."))
                .containsExactly(
                        "The engineers of Berlin-Brandenburg and the long-term plan, a long-term one, were invited.");
    }

    @Test
    void pointsAndSentencesThatEndEarlyBeginParagraphs() {
        assertThat(paragraphs("""
                        The minister opened the bridge over the river today at noon.
                        It is open.
                        The old one is pulled down in autumn, as the council wished for long:
                        • first the railings
                        • then the arches, which are of
                        stone"""))
                .containsExactly(
                        "The minister opened the bridge over the river today at noon. It is open.",
                        "The old one is pulled down in autumn, as the council wished for long:",
                        "• first the railings",
                        "• then the arches, which are of stone");
    }

    @Test
    void whatRunsThroughThePagesIsDroppedAndWhatOnlyLooksAlikeIsNot() {
        assertThat(paragraphs(
                        "Ministry of Roads\n\nFirst page.\n\nTotal 45\n\nPress office | 1",
                        "Ministry of Roads\n\nSecond page.\n\nTotal 67\n\nPress office | 2",
                        "Ministry of Roads\n\nThird page.\n\n3"))
                .containsExactly(
                        "Ministry of Roads", "First page.", "Total 45", "Second page.", "Total 67", "Third page.");
    }

    @Test
    void aParagraphThatGoesOnOverThePageIsOne() {
        assertThat(paragraphs(
                        "It was early, and when the\n\nPage 1 of 2",
                        "railings stood, it was open.\n\nAll came.\n\nPage 2 of 2"))
                .containsExactly("It was early, and when the railings stood, it was open.", "All came.");
    }

    @Test
    void markupInTheTextIsText() {
        assertThat(paragraphs("A <b> & a <script>")).containsExactly("A &lt;b&gt; &amp; a &lt;script&gt;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Minister opens the bridge | Minister opens the bridge",
                "MINISTER OPENS  THE BRIDGE | MINISTER OPENS THE BRIDGE",
                "Microsoft Word - Minister opens the bridge | ",
                "minister.docx | ",
                "Template 2011 | ",
                "today | "
            })
    void aTitleIsBelievedWhereTheTextSaysIt(String given, String title) {
        String letters = Titles.letters("Press release: Minister opens the bridge today. minister.docx");

        assertThat(Titles.certain(given, letters)).isEqualTo(title);
    }
}
