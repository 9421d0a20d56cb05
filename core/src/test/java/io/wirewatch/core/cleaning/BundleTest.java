package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several releases, and single releases that look like them. */
class BundleTest {
    private static final String PIER =
            "The harbour council of Vestby opened its new customs pier today, and the mayor said that"
                    + " ships from eleven countries had asked for a berth before the summer.";
    private static final String FERRY =
            "The ferry line to Kleppa announced today that it will sail twice a day from May, after"
                    + " three winters in which the island had one boat a week and none in a storm.";
    private static final String MORE =
            "\"We waited long for this,\" the mayor said, \"and now that it is here we will use it well and keep"
                    + " it in good order for those who come after us.\"";

    @ParameterizedTest
    @ValueSource(strings = {"###", "# # #", "-30-", "ENDS", "- ends -", "-----", "* * *", "=========", "______", "\f"})
    void cutsBetweenReleasesWithLabels(String separator) {
        CleanedPage page = clean(release("New Customs Pier Opens in Vestby", PIER) + "\n\n" + separator + "\n\n"
                + release("Ferry to Kleppa Sails Twice a Day", FERRY));

        assertThat(titles(page))
                .containsExactly("New Customs Pier Opens in Vestby", "Ferry to Kleppa Sails Twice a Day");
        assertThat(page.parts().getFirst().text().text()).endsWith("for those who come after us.\"");
        assertThat(page.carrier().text().text()).isEmpty();
        assertThat(page.carrier().text().title()).isEqualTo("New Customs Pier Opens in Vestby");
        assertThat(page.carrier().head().parts()).containsExactly(Ids.part(Raw.ID, 0), Ids.part(Raw.ID, 1));
        assertThat(page.parts())
                .allSatisfy(part -> assertThat(part.head().carrier()).isEqualTo(Raw.ID));
    }

    @Test
    void eachReleaseHasAnEmbargoOfItsOwn() {
        CleanedPage page = clean(release("New Customs Pier Opens in Vestby", PIER) + "\n\n###\n\n"
                + "EMBARGOED UNTIL 10:00 GMT, 12 April 2021\n\n" + release("Ferry to Kleppa Sails Twice a Day", FERRY));

        assertThat(titles(page))
                .containsExactly("New Customs Pier Opens in Vestby", "Ferry to Kleppa Sails Twice a Day");
        assertThat(page.carrier().bundle()).isTrue();
        assertThat(page.parts().getFirst().head().embargo()).isNull();
        assertThat(page.parts().getLast().head().embargo().until()).isEqualTo("2021-04-12T10:00:00Z");
    }

    @Test
    void cutsAboveTheContactThatStandsAboveALabel() {
        String pier = "Contact: Ann Lee\n(202) 224-1234\n\n" + release("New Customs Pier Opens in Vestby", PIER);
        String ferry = "Contact: Bo Holm\n(202) 224-4321\n\n" + release("Ferry to Kleppa Sails Twice a Day", FERRY);

        Pieces pieces = PlainText.pieces(pier + "\n\n\n" + ferry);

        assertThat(pieces.releases()).hasSize(2);
        assertThat(pieces.paragraphs().get(pieces.releases().getLast().begin())).startsWith("Contact: Bo Holm");
    }

    @Test
    void readsADigestOfMails() {
        String rule = "\n\n" + "-".repeat(30) + "\n\n";
        CleanedPage page = clean(
                "Harbour Digest   Tue, 15 Mar 2005   Volume 1 : Issue 3\n\nToday's Topics:\n\n   1. New pier\n   2. New ferry\n\n"
                        + "-".repeat(70) + "\n\n"
                        + "Date: Mon, 14 Mar 2005 10:00:00 -0500\nFrom: Port <port@example.org>\nSubject: New pier\n\n"
                        + PIER + "\n\n" + MORE + rule
                        + "Date: Tue, 15 Mar 2005 11:00:00 -0500\nFrom: Ferry <ferry@example.org>\nSubject: New ferry\n\n"
                        + FERRY + "\n\n" + MORE + rule
                        + "End of Harbour Digest V1 Issue 3\n*********************************");

        assertThat(titles(page)).containsExactly("New pier", "New ferry");
        assertThat(page.parts().getLast().head().publishedAt()).isEqualTo(Instant.parse("2005-03-15T16:00:00Z"));
        assertThat(page.parts().getFirst().text().text())
                .doesNotContain("port@example.org")
                .doesNotContain("Subject");
        assertThat(page.carrier().text().text())
                .contains("Today's Topics")
                .doesNotContain("New ferry")
                .endsWith("End of Harbour Digest V1 Issue 3");
    }

    @Test
    void readsItemsThatATableOfContentsNames() {
        CleanedPage page = clean(
                "NEWS FROM THE HARBOUR\n\nIn this issue:\n\n1. New Customs Pier Opens in Vestby\n2. Ferry to Kleppa Sails Twice a Day\n\n\n"
                        + "1. New Customs Pier Opens in Vestby\n\n" + PIER + "\n\n" + MORE
                        + "\n\n\n2. Ferry to Kleppa Sails Twice a Day\n\n" + FERRY);

        assertThat(titles(page))
                .containsExactly("New Customs Pier Opens in Vestby", "Ferry to Kleppa Sails Twice a Day");
        assertThat(page.carrier().text().title()).isEqualTo("NEWS FROM THE HARBOUR");
        assertThat(page.carrier().text().text()).isEqualTo("In this issue:");
        assertThat(page.carrier().removed()).contains("contents 2");
    }

    @Test
    void readsANewsletterOfDatelines() {
        CleanedPage page = clean("New Customs Pier Opens in Vestby\n\nVESTBY, May 3, 2005 - " + PIER + "\n\n" + MORE
                + "\n\n\nFerry to Kleppa Sails Twice a Day\n\nKLEPPA, May 4, 2005 - " + FERRY);

        assertThat(titles(page))
                .containsExactly("New Customs Pier Opens in Vestby", "Ferry to Kleppa Sails Twice a Day");
        assertThat(page.parts().getLast().head().publishedAt()).isEqualTo(Instant.parse("2005-05-04T00:00:00Z"));
        assertThat(page.parts().getLast().dateline()).isEqualTo("KLEPPA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "###",
                "###\n\nNotes to editors:\n\n%s",
                "###\n\nAbout the Harbour Council\n\n%s",
                "The text of the letter follows:\n\n-----\n\nMay 3, 2005\n\nThe Honorable John Smith\n\nDear Mr. Secretary:\n\n%s\n\nSincerely,\n\nAnn Lee",
                "###\n\nMay 3, 2005\n\nDear Mr. Secretary:\n\n%s",
                "-----\n\nBackground\n\n%s\n\n-----\n\nWhat comes next\n\n%s",
                "The full statement follows:\n\nNew Ferry Sails Today to Kleppa\n\nKLEPPA, May 4, 2005 - %s",
                "VESTBY - %s\n\nKLEPPA - %s",
                "1. S. 12 - %s\n\n2. S. 13 - %s",
                "-----\n\nQ  Why so late?\n\nMR. LEE:  %s",
                "From: Ann Lee\nSent: May 3, 2005\nSubject: the ferry\n\n%s",
                "Following is a press release of the ferry line:\n\nFOR IMMEDIATE RELEASE\n\n%s",
                "(begin text)\n\nFOR IMMEDIATE RELEASE\n\n%s\n\n(end text)"
            })
    void leavesOneReleaseWhole(String more) {
        String text = release("New Customs Pier Opens in Vestby", PIER) + "\n\n" + more.replace("%s", FERRY);

        assertThat(PlainText.pieces(text).releases()).isEmpty();
        assertThat(PlainText.pieces(text).paragraphs()).isEqualTo(PlainText.paragraphs(text));
    }

    @Test
    void givesEachReleaseItsOwnLanguage() {
        CleanedPage page = clean(
                release("New Customs Pier Opens in Vestby", PIER)
                        + "\n\n###\n\nPARA PUBLICACIÓN INMEDIATA\n4 de mayo de 2005\n\nEl nuevo muelle de aduanas abre en Vestby\n\nEl consejo del puerto de Vestby"
                        + " abrió hoy su nuevo muelle de aduanas, y el alcalde dijo que barcos de once países habían pedido un lugar antes del verano.");

        assertThat(page.parts()).extracting(part -> part.head().language()).containsExactly("en", "es");
    }

    @Test
    void keepsWhatIsBeyondTheMostPartsInTheCarrier() {
        String file = IntStream.rangeClosed(1, Parts.MOST + 2)
                .mapToObj(i -> release("Pier Number " + i + " Opens in Vestby Today", PIER))
                .collect(Collectors.joining("\n\n###\n\n"));

        CleanedPage page = clean(file);

        assertThat(page.parts()).hasSize(Parts.MOST);
        assertThat(page.carrier().text().title() + page.carrier().text().text())
                .contains("Pier Number 101 Opens", "Pier Number 102 Opens")
                .doesNotContain("Pier Number 100 Opens");
    }

    @Test
    void keepsQuotedPartsBeyondTheMostInTheCarrier() {
        String file = IntStream.rangeClosed(1, Parts.MOST + 1)
                .mapToObj(i -> "(begin text)\n\nPier " + i + " is open.\n\n(end text)")
                .collect(Collectors.joining("\n\n"));

        CleanedPage page = clean(file);

        assertThat(page.parts()).hasSize(Parts.MOST);
        assertThat(page.carrier().text().text()).isEqualTo("Pier 101 is open.");
    }

    @Test
    void givesTheSameAgain() {
        String file = release("New Customs Pier Opens in Vestby", PIER) + "\n\n###\n\n"
                + release("Ferry to Kleppa Sails Twice a Day", FERRY);

        assertThat(clean(file)).isEqualTo(clean(file));
    }

    @Test
    void isOneStoryWithTheSameFileOnly() {
        String pier = release("New Customs Pier Opens in Vestby", PIER);
        CleanRelease one = clean(pier + "\n\n###\n\n" + release("Ferry to Kleppa Sails Twice a Day", FERRY))
                .carrier();
        CleanRelease other = clean(
                        pier + "\n\n###\n\n" + release("Ferry to Kleppa Sails Twice a Day", FERRY + " " + MORE))
                .carrier();

        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    private static String release(String title, String text) {
        return "FOR IMMEDIATE RELEASE\nMay 3, 2005\n\n" + title + "\n\n" + text + "\n\n" + MORE;
    }

    private static List<String> titles(CleanedPage page) {
        return page.parts().stream().map(part -> part.text().title()).toList();
    }

    private static CleanedPage clean(String text) {
        return new Cleaner().clean(Raw.text(text));
    }
}
