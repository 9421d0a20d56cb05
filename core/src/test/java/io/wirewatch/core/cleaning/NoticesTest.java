package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.ReleaseHead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {
    private static final String LEAD =
            "The harbour council of Vestby opened its new customs pier today, and the ministers of both coasts were there.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KILL",
                "MANDATORY KILL",
                "*** MANDATORY KILL ***",
                "BULLETIN KILL: Pier opens in Vestby",
                "/KILL: \"Pier opens in Vestby\"/",
                "WITHDRAWN",
                "[WITHDRAWN]",
                "WITHDRAWN: Pier opens in Vestby",
                "RETRACTION",
                "RETRACTED – Pier opens in Vestby",
                "WITHDRAWAL NOTICE",
                "Kill notice",
                "Notice of withdrawal",
                "This press release has been withdrawn.",
                "This news release has been retracted by the issuer.",
                "This release was issued in error and has been removed.",
                "This press release has been removed in error",
                "Please note: this statement has been withdrawn.",
                "The press release titled \"Pier opens in Vestby\", issued on 12 April 2021, has been withdrawn.",
                "Our previous press release was sent in error.",
                "Please disregard.",
                "Please disregard this press release.",
                "EDITORS: please kill the story headlined \"Pier opens in Vestby\".",
                "Editors: Please withhold the release \"Pier opens in Vestby\" until further notice.",
                "We are advised by the company that journalists and other readers should disregard the news release, Pier opens in Vestby, issued 12 Apr"
                        + " 2021 over PR Newswire.",
                "Diese Pressemitteilung wurde zurückgezogen.",
                "Ce communiqué de presse a été retiré.",
            })
    void aTextThatOnlyTakesBackIsAKill(String line) {
        assertThat(Notices.of("Pier opens in Vestby", List.of(line))).isEqualTo(Notice.KILL);
        assertThat(new Cleaner()
                        .clean(Raw.titled(null, line + "\n\nThe press office\n"))
                        .carrier()
                        .head()
                        .notice())
                .isEqualTo(Notice.KILL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The senator said the bill should be withdrawn.",
                "Kill the bill",
                "KILL THE BILL",
                "Kill the bill: senators march in Vestby",
                "Troops withdrawn from Vestby",
                "WITHDRAWAL: both coasts agree on a date",
                "TROOPS WITHDRAWN",
                "The nomination has been withdrawn.",
                "The release of the prisoners has been cancelled.",
                "The statement that the minister made has been withdrawn by the court, his lawyer said.",
                "Please disregard the rumours about the pier.",
                "Please do not use the northern gate.",
                "Journalists should disregard the noise.",
                "He retracted his story.",
                "Retracting a promise: what the council said",
                "Killed in action: two sailors of Vestby",
                "Removed from office, the mayor speaks.",
            })
    void wordsInAReleaseAreNone(String line) {
        assertThat(Notices.of(line, List.of(LEAD))).isNull();
        assertThat(Notices.of("Pier opens in Vestby", List.of(line))).isNull();
        assertThat(Notices.of("Pier opens in Vestby", List.of(line, LEAD))).isNull();
    }

    @Test
    void aKillSaysLittleElse() {
        List<String> long_ = List.of("This press release has been withdrawn.", (LEAD + " ").repeat(20));

        assertThat(Notices.of("A pier", long_)).isNull();
        assertThat(Notices.of("A pier", List.of(LEAD, LEAD, LEAD, "KILL"))).isNull();
    }

    @Test
    void aReleaseThatIsReplacedIsCorrected() {
        assertThat(Notices.of(
                        "A pier",
                        List.of("Please disregard our previous press release. The corrected version is below.", LEAD)))
                .isEqualTo(Notice.CORRECTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CORRECTION: Pier opens in Vestby",
                "Correction: Pier opens in Vestby",
                "CORRECTED - Pier opens in Vestby",
                "CORRECTED VERSION: Pier opens in Vestby",
                "/C O R R E C T I O N -- Vestby Harbour/",
                "/C O R R E C T I O N from source -- Vestby Harbour/",
                "CORRECTING and REPLACING Pier opens in Vestby",
                "Pier opens in Vestby (CORRECTED)",
                "Pier opens in Vestby [Correction]",
            })
    void marksACorrection(String title) {
        assertThat(Notices.of(title, List.of(LEAD))).isEqualTo(Notice.CORRECTION);
    }

    @Test
    void marksAnUpdateAndARepeat() {
        assertThat(Notices.of("UPDATE: Pier opens in Vestby", List.of(LEAD))).isEqualTo(Notice.UPDATE);
        assertThat(Notices.of("UPDATE 2 - Pier opens in Vestby", List.of(LEAD))).isEqualTo(Notice.UPDATE);
        assertThat(Notices.of("REPEAT – Pier opens in Vestby", List.of(LEAD))).isEqualTo(Notice.REPEAT);
        assertThat(Notices.of("Pier opens in Vestby", List.of("/R E P E A T -- Vestby Harbour/", LEAD)))
                .isEqualTo(Notice.REPEAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Updated: 12 April 2021",
                "UPDATED: April 12, 2021",
                "Correction officers: a bill for their pensions",
                "CORRECTIONS DEPARTMENT OPENS A PIER",
                "UPDATE ON THE PIER",
                "Update on the pier: what comes next",
                "Repeat offenders: senator asks for a bill",
                "Correcting a wrong, and replacing a law",
            })
    void otherwiseMarksNothing(String title) {
        assertThat(Notices.of(title, List.of(LEAD))).isNull();
    }

    @Test
    void aKillInThePlaceOfAReleaseWithdrawsItAndIsReadForIt() {
        PageHistory.Step one = PageHistory.NONE.read(0, page("Pier opens in Vestby", LEAD));
        PageHistory.Step gone = one.history().read(1, page("MANDATORY KILL", "This press release has been withdrawn."));

        assertThat(gone.releases()).singleElement().satisfies(release -> {
            assertThat(release.head().withdrawn()).isTrue();
            assertThat(release.head().version()).isEqualTo(2);
            assertThat(release.head().notice()).isEqualTo(Notice.KILL);
            assertThat(release.head().title()).isEqualTo("Pier opens in Vestby");
            assertThat(release.text().text()).isEqualTo("This press release has been withdrawn.");
        });
        assertThat(head(gone.history().read(2, page("MANDATORY KILL", "Please disregard.")))
                        .version())
                .as("a withdrawal is like another")
                .isEqualTo(2);
        assertThat(head(gone.history().read(3, page("Pier opens in Vestby", LEAD))))
                .extracting(ReleaseHead::version, ReleaseHead::withdrawn)
                .containsExactly(3, false);
    }

    @Test
    void aKillReadAgainGivesTheSameAgain() {
        CleanedPage kill = page("MANDATORY KILL", "This press release has been withdrawn.");
        PageHistory.Step one = PageHistory.NONE.read(0, page("Pier opens in Vestby", LEAD));
        PageHistory.Step gone = one.history().read(1, kill);
        PageHistory.Step back = gone.history().read(2, page("Pier opens in Vestby", LEAD));

        assertThat(back.history().read(1, kill).releases()).isEqualTo(gone.releases());
        assertThat(back.history().read(0, page("Pier opens in Vestby", LEAD)).releases())
                .isEqualTo(one.releases());
    }

    @Test
    void aKillUnderAnIdOfItsOwnStaysARelease() {
        CleanedPage kill = page("MANDATORY KILL", "Editors: please kill the story headlined \"Pier opens\".");
        PageHistory.Step one = PageHistory.NONE.read(0, kill);
        PageHistory.Step edited =
                one.history().read(1, page("MANDATORY KILL", "Editors: please kill the story headlined \"Pier\"."));

        assertThat(head(one).withdrawn()).isFalse();
        assertThat(head(one.history().read(0, kill)).withdrawn()).isFalse();
        assertThat(head(edited))
                .extracting(ReleaseHead::version, ReleaseHead::withdrawn)
                .containsExactly(2, false);
    }

    @Test
    void aKillTakesThePartsAlong() {
        PageHistory.Step one = PageHistory.NONE.read(
                0, page("A pier", LEAD + "\n\n(begin text)\n\nCrews welcome the pier\n\n" + LEAD + "\n\n(end text)\n"));
        PageHistory.Step gone = one.history().read(1, page("A pier", "This press release has been withdrawn."));

        assertThat(gone.releases()).hasSize(2).extracting(CleanRelease::head).allMatch(ReleaseHead::withdrawn);
    }

    private static ReleaseHead head(PageHistory.Step step) {
        return step.releases().getFirst().head();
    }

    private static CleanedPage page(String title, String text) {
        return new Cleaner().clean(Raw.titled(title, text));
    }
}
