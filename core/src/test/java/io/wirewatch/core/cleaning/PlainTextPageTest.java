package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page as agencies sent them round by mail: advertising, date line, headline, standfirst, hard-wrapped text, a quoted release. */
class PlainTextPageTest {
    private final CleanedPage page = new Cleaner().clean(Raw.text(fixture()));

    @Test
    void hasTheHeadlineAsTitleAndTheDateLineAsDate() {
        CleanRelease carrier = page.carrier();

        assertThat(carrier.head().title()).isEqualTo("Northern and Southern Coasts Agree on Joint Pilots");
        assertThat(carrier.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(carrier.head().publishedPrecision()).isEqualTo(PublishedPrecision.DAY);
        assertThat(carrier.head().language()).isEqualTo("en");
        assertThat(carrier.head().version()).isEqualTo(1);
        assertThat(carrier.head().story()).isEmpty();
    }

    @Test
    void hasItsParagraphsOnOneLineEachWithoutBoilerplate() {
        assertThat(page.carrier().text().text().split("\n\n"))
                .containsExactly(
                        "9 March 2011",
                        "Accord reached on the third day of Commissioner Aalto's voyage",
                        "The two coasts have agreed to post a Southern Pilot Liaison Office at the harbour board in Vestby and"
                                + " another at the training school in Kleppa.",
                        "The accord was signed while Commissioner J. R. Aalto of the Coastal Union visited Sonderhavn on March"
                                + " 7-8. Mrs. van der Meer, who leads the Southern board, called it \"a small door in a long wall.\"",
                        "The following is the text of the Union's announcement:");
        assertThat(page.carrier().removed())
                .containsExactly("advertising 1", "distribution 1", "mailing-list 1", "marker 2", "share 1");
    }

    @Test
    void hasTheQuotedReleaseAsAPart() {
        CleanRelease part = page.parts().getFirst();

        assertThat(page.carrier().head().parts()).containsExactly(Ids.part(Raw.ID, 0));
        assertThat(part.head().title()).isEqualTo("Coastal Union Bulletin");
        assertThat(part.text().text()).startsWith("On 7 and 8 March").endsWith("No change to fees is planned.");
        assertThat(part.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
    }

    @Test
    void hasTheStandfirstAndTheFirstParagraphAsLead() {
        assertThat(page.carrier().text().paragraphs())
                .extracting(Paragraph::zone)
                .containsExactly(Zone.BYLINE, Zone.STANDFIRST, Zone.LEAD, Zone.BODY, Zone.BODY);
    }

    @Test
    void hasSentencesThatCutTheText() {
        String text = page.carrier().text().text();
        List<String> sentences = page.carrier().text().paragraphs().get(3).sentences().stream()
                .map(sentence -> text.substring(sentence.start(), sentence.end()))
                .toList();

        assertThat(sentences).hasSize(2);
        assertThat(sentences.getFirst()).endsWith("on March 7-8.");
        assertThat(sentences.getLast()).startsWith("Mrs. van der Meer").endsWith("wall.\"");
    }

    private static String fixture() {
        try (InputStream in = PlainTextPageTest.class.getResourceAsStream("harbour-page.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("the fixture cannot be read", e);
        }
    }
}
