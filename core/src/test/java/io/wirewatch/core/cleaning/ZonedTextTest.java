package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.Zone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonedTextTest {
    private static final String HEADLINE = "Vestby Opens a New Customs Pier\n\n";
    private static final String NEWS =
            "The harbour council of Vestby opened its new customs pier on Monday, a year late.\n\n"
                    + "\"Nobody will miss the old one,\" said the harbour master, who has seen it sink for twenty years.\n\n";

    private static CleanRelease clean(String text) {
        return new Cleaner().clean(Raw.text(text)).carrier();
    }

    private static List<String> in(Zone zone, CleanRelease release) {
        String text = release.text().text();
        return release.text().paragraphs().stream()
                .filter(paragraph -> paragraph.zone() == zone)
                .map(paragraph -> text.substring(paragraph.start(), paragraph.end()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contact: Ada Aalto, 202-555-0100\n\n",
                "Contact:\nAda Aalto\n(202) 555-0100\n\n",
                "Press Contact: Ada Aalto\nDeputy Press Secretary\n202-555-0100\n\n",
                "Contact:\n\n",
                "July 18, 2007 Contact: Ada Aalto 202-555-0100\n\n",
                "(202) 555-0100\n\n"
            })
    void aContactAboveTheHeadlineIsNeitherTitleNorLead(String contact) {
        CleanRelease release = clean(contact + HEADLINE + NEWS);

        assertThat(release.head().title()).isEqualTo("Vestby Opens a New Customs Pier");
        assertThat(in(Zone.CONTACT, release)).isNotEmpty();
        assertThat(in(Zone.LEAD, release)).singleElement().asString().startsWith("The harbour council");
    }

    @Test
    void theLinesBelowALabelAreContactAndKept() {
        CleanRelease release = clean(HEADLINE + NEWS
                + "Media contact:\nAda Aalto\nSpokeswoman, Coastal Union\nTel. +47 55 50 12 34\nada@union.example");

        assertThat(String.join("\n", in(Zone.CONTACT, release)))
                .contains("Media contact:", "Ada Aalto", "Spokeswoman", "55 50 12 34", "ada@union.example");
        assertThat(release.removed()).isEmpty();
    }

    @Test
    void namesBelowTheLastNumberAreNoContactWhereTheTextGoesOn() {
        CleanRelease release = clean("Contact: Ada Aalto, 202-555-0100\n\nSenate Passes Harbour Bill\n\n" + NEWS);

        assertThat(in(Zone.CONTACT, release)).containsExactly("Contact: Ada Aalto, 202-555-0100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contact with the ferry was lost at three in the morning.",
                "Passengers may call 0800 555 0111 between eight and eight, the ministry said.",
                "The contact group met on 12.03.2021 and 14.03.2021.",
                "Trade grew from 12 000 000 to 14 000 000 crowns."
            })
    void newsThatSoundsLikeAContactIsBody(String paragraph) {
        assertThat(in(Zone.CONTACT, clean(HEADLINE + NEWS + paragraph))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "About Harbour Lines\n\nHarbour Lines runs 41 ferries on the northern coast.",
                "ABOUT THE COASTAL UNION\n\nThe Union has nine members.",
                "About Harbour Lines: Harbour Lines runs 41 ferries on the northern coast.",
                "About us\n\nHarbour Lines runs 41 ferries on the northern coast.",
                "Über die Nordhafen AG\n\nDie Nordhafen AG betreibt elf Häfen.",
                "À propos de Kerlan\n\nKerlan construit des navires.",
                "Acerca de Puertos\n\nPuertos gestiona cuatro puertos.",
                "Informazioni su Riva\n\nRiva costruisce navi a Genova.",
                "###\n\nThe Lighthouse Trust is a charity that cares for forty towers."
            })
    void whatItAlwaysSaysOfItselfIsAbout(String about) {
        assertThat(in(Zone.ABOUT, clean(HEADLINE + NEWS + about))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "About 300 soldiers marched through the town.",
                "About half of the ships are back.",
                "About Easter, the mayor said, all should be open."
            })
    void proseThatBeginsWithAboutIsBody(String paragraph) {
        assertThat(in(Zone.ABOUT, clean(HEADLINE + NEWS + paragraph))).isEmpty();
    }

    @Test
    void aHeadingInTheMiddleOfATextIsNoFoot() {
        String section =
                "About the Fund\n\nThe Fund lends two billion over ten years.\n\nWho may apply\n\n" + NEWS + NEWS;

        assertThat(in(Zone.ABOUT, clean(HEADLINE + NEWS + section))).isEmpty();
    }

    @Test
    void notesToEditorsReachToTheContact() {
        CleanRelease release = clean(HEADLINE + NEWS
                + "ENDS\n\nNotes to editors\n\n1. The pier cost 31 million.\n\nPress office: 020 7946 0123");

        assertThat(in(Zone.NOTES, release)).containsExactly("Notes to editors", "1. The pier cost 31 million.");
        assertThat(in(Zone.CONTACT, release)).containsExactly("Press office: 020 7946 0123");
        assertThat(release.removed()).containsExactly("end-mark 1");
    }

    @Test
    void whatFollowsAnEndMarkIsNeverTheLead() {
        CleanRelease release = clean(HEADLINE + NEWS.substring(0, NEWS.indexOf("\n\n")) + "\n\n-30-\n\n" + NEWS);

        assertThat(release.text().paragraphs())
                .extracting(Paragraph::zone)
                .containsExactly(Zone.LEAD, Zone.BODY, Zone.BODY);
    }

    @Test
    void standfirstAndBylineStandAboveTheLead() {
        CleanRelease release = clean(
                HEADLINE + "A pilot project of both coasts ends an old quarrel\n\nBy Ada Aalto and Tom Poe\n\n" + NEWS);

        assertThat(release.text().paragraphs())
                .extracting(Paragraph::zone)
                .startsWith(Zone.STANDFIRST, Zone.BYLINE, Zone.LEAD);
    }

    @Test
    void aSentenceAboveADatelineIsAStandfirst() {
        CleanRelease release =
                clean(HEADLINE + "The new pier is three times as long as the old one.\n\nVESTBY, March 3 – " + NEWS);

        assertThat(release.text().paragraphs()).extracting(Paragraph::zone).startsWith(Zone.STANDFIRST, Zone.LEAD);
    }

    @Test
    void whoIssuesItIsNoTitle() {
        CleanRelease release =
                clean("Embassy of the Coastal Union\nPress Section\nVestby, 3 June 2019\n\n" + HEADLINE + NEWS);

        assertThat(release.head().title()).isEqualTo("Vestby Opens a New Customs Pier");
        assertThat(in(Zone.BYLINE, release)).contains("Embassy of the Coastal Union", "Press Section");
    }

    @Test
    void aTextOfNothingButAContactKeepsIt() {
        CleanRelease release = clean("Contact: Ada Aalto, 202-555-0100");

        assertThat(release.text().text()).isEqualTo("Contact: Ada Aalto, 202-555-0100");
        assertThat(in(Zone.CONTACT, release)).isEmpty();
    }

    @Test
    void copiesThatDifferInTheirContactsAreOneText() {
        CleanRelease one = clean(HEADLINE + NEWS + NEWS + "Contact: Ada Aalto, 202-555-0100");
        CleanRelease other = clean(HEADLINE + NEWS + NEWS + "Contact: Tom Poe, 202-555-0199");

        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
        assertThat(one.text().text()).isNotEqualTo(other.text().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact: ", "1 2 ", "a@", "About A ", "#", "for more information contact ", "- ", "Ada "})
    void hostileLinesAreReadInTime(String unit) {
        String line = unit.repeat(250 / unit.length());
        String text = (line + "\n\n").repeat(4_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> ZonedText.of(PlainText.paragraphs(text), true, new Boilerplate())
                        .news());
    }
}
