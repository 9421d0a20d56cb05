package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.Zone;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that the project began with, as it is and as other programs would have sent it. */
class FoundingPageTest {
    private static final String PAGE = "seed/2004-04-15-nato-russia-liaison-offices.txt";

    @Test
    void readsTitleDateAndLanguage() {
        CleanRelease carrier = clean(Corpus.text(PAGE)).carrier();

        assertThat(carrier.head().title()).isEqualTo("NATO and Russia Enhance Military Cooperation");
        assertThat(carrier.head().publishedAt()).isEqualTo(Instant.parse("2004-04-15T00:00:00Z"));
        assertThat(carrier.head().publishedPrecision()).isEqualTo(PublishedPrecision.DAY);
        assertThat(carrier.dateSource()).isEqualTo("text");
        assertThat(carrier.head().language()).isEqualTo("en");
        assertThat(carrier.removed()).containsExactly("advertising 1", "distribution 1", "mailing-list 1", "marker 2");
    }

    @Test
    void keepsTheFirstParagraphTogetherAndMarksItAsLead() {
        CleanRelease carrier = clean(Corpus.text(PAGE)).carrier();

        assertThat(carrier.text().text().split("\n\n")).hasSize(5).satisfies(paragraphs -> {
            assertThat(paragraphs[0]).isEqualTo("15 April 2004");
            assertThat(paragraphs[2])
                    .startsWith("NATO and Russia signed agreements")
                    .endsWith("Norfolk, Virginia.");
            assertThat(paragraphs[4]).isEqualTo("Following is a NATO press release:");
        });
        assertThat(carrier.text().paragraphs())
                .extracting(p -> p.zone())
                .containsExactly(Zone.BYLINE, Zone.STANDFIRST, Zone.LEAD, Zone.BODY, Zone.BODY);
    }

    @Test
    void cutsTheQuotedReleaseOut() {
        CleanedPage page = clean(Corpus.text(PAGE));
        CleanRelease part = page.parts().getFirst();

        assertThat(page.carrier().head().parts()).containsExactly(part.head().id());
        assertThat(part.head().carrier()).isEqualTo(Raw.ID);
        assertThat(part.head().title()).isEqualTo("NATO Update");
        assertThat(part.text().text())
                .startsWith("During a visit to Moscow")
                .endsWith("solve these problems together.\"");
        assertThat(part.head().publishedAt()).isEqualTo(page.carrier().head().publishedAt());
        assertThat(page.carrier().text().text()).doesNotContain("During a visit to Moscow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"crlf", "narrow", "wide", "html", "trailing blanks", "upper-case markers"})
    void isTheSameHoweverItIsSent(String form) {
        String page = Corpus.text(PAGE);
        CleanedPage expected = clean(page);

        CleanedPage sent = switch (form) {
            case "crlf" -> clean(page.replace("\n", "\r\n"));
            case "narrow" -> clean(wrapped(page, 60));
            case "wide" -> clean(wrapped(page, 100));
            case "html" ->
                new Cleaner()
                        .clean(Raw.html("<html><body><div>" + page.replace("\n\n", "<p>") + "</div></body></html>"));
            case "trailing blanks" -> clean(page.replace("\n", " \t\n"));
            default -> clean(page.replace("(begin text)", "[BEGIN TEXT]").replace("(end text)", "[END TEXT]"));
        };

        assertThat(sent.carrier().text()).isEqualTo(expected.carrier().text());
        assertThat(sent.carrier().fingerprint()).isEqualTo(expected.carrier().fingerprint());
        assertThat(sent.parts()).isEqualTo(expected.parts());
    }

    private static CleanedPage clean(String text) {
        return new Cleaner().clean(Raw.text(text));
    }

    private static String wrapped(String page, int width) {
        StringBuilder out = new StringBuilder();
        for (String line : page.split("\n", -1)) {
            int column = 0;
            for (String word : line.split(" ")) {
                if (column > 0 && column + 1 + word.length() > width) {
                    out.append('\n');
                    column = 0;
                }
                out.append(column > 0 ? " " : "").append(word);
                column += (column > 0 ? 1 : 0) + word.length();
            }
            out.append('\n');
        }
        return out.toString();
    }
}
