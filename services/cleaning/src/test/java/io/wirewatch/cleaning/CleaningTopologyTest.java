package io.wirewatch.cleaning;

import static io.wirewatch.cleaning.CleaningDriver.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.avro.Selectors;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTopologyTest {
    private static final String FIRST =
            "The harbour council of Vestby opened its new customs pier today, and the ministers of both coasts were there to cut the ribbon.";
    private static final String SECOND =
            "The harbour council of Vestby has put off the opening of its new customs pier, since the ministers of both coasts could not travel.";
    private static final String QUOTED =
            "The union of ferry crews welcomes the new pier and asks both coasts to keep the night crossing open through the winter months.";
    private static final String A = "rel_aaaaaaaaaaaaaaaaaaaaaa";
    private static final String B = "rel_bbbbbbbbbbbbbbbbbbbbbb";

    @TempDir
    Path state;

    private CleaningDriver cleaning;

    @BeforeEach
    void start() throws IOException {
        cleaning = new CleaningDriver(state);
    }

    @AfterEach
    void stop() {
        cleaning.close();
    }

    /**
     * Names of stores, of the repartition topic and of their nodes are part of what is deployed. Before the golden file is changed: what
     * becomes of the state and of the records between the stages when the new version starts on the old one's topics?
     */
    @Test
    void hasTheShapeThatIsDeployed() throws IOException {
        try (var golden = getClass().getResourceAsStream("/expected-topology.txt")) {
            assertThat(cleaning.topology().describe().toString())
                    .isEqualToNormalizingWhitespace(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aReleaseIsReadOnceWithItsArrivalTime() {
        Instant arrival = Instant.parse("2026-11-23T08:00:00Z");

        var records = cleaning.pushForRecords(raw(A, "A pier", FIRST), arrival);

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(A);
            assertThat(record.timestamp()).isEqualTo(arrival.toEpochMilli());
            assertThat(record.value().getText()).isEqualTo(FIRST);
            assertThat(record.value().getHead().getVersion()).isEqualTo(1);
            assertThat(record.value().getHead().getStory()).isEqualTo(Ids.story(A));
        });
    }

    @Test
    void anEditedTextIsTheNextVersionInTheSameStory() {
        CleanRelease one = cleaning.push(raw(A, "A pier", FIRST)).getFirst();
        CleanRelease two = cleaning.push(raw(A, "A pier", SECOND)).getFirst();

        assertThat(two.getHead().getVersion()).isEqualTo(2);
        assertThat(two.getHead().getStory()).isEqualTo(one.getHead().getStory());
    }

    @Test
    void aPageIsReadByTheSelectorsThatCameWithIt() {
        String page = "<html><body><div class=a>" + FIRST + "</div><div class=b>" + SECOND + "</div></body></html>";
        RawRelease first = selecting(page, new Selectors(null, ".a", null, List.of()));
        RawRelease second = selecting(page, new Selectors(null, ".b", "time", List.of()));

        CleanRelease one = cleaning.push(first).getFirst();
        CleanRelease two = cleaning.push(second).getFirst();
        cleaning.crashAndReadAgainFromTheBeginning();
        CleanRelease again = cleaning.push(first).getFirst();

        assertThat(one.getText()).isEqualTo(FIRST);
        assertThat(one.getSelectorNotes()).isEmpty();
        assertThat(two.getText()).isEqualTo(SECOND);
        assertThat(two.getHead().getVersion()).isEqualTo(2);
        assertThat(two.getSelectorNotes()).containsExactly("published matched nothing: time");
        assertThat(again).as("whatever the source selects by now").isEqualTo(one);
        assertThat(cleaning.selectorsMissed("ministry")).isEqualTo(1);
    }

    private static RawRelease selecting(String page, Selectors selectors) {
        return RawRelease.newBuilder(html("A pier", page))
                .setSource("ministry")
                .setSelectors(selectors)
                .build();
    }

    @Test
    void anotherLayoutIsTheSameVersionAgainAndAnotherTitleTheNext() {
        cleaning.push(html("A pier", "<p>" + FIRST + "</p>"));

        assertThat(versions(cleaning.push(html("A pier", "<div>\n<p class=big>" + FIRST + "</p></div>"))))
                .containsExactly(1);
        assertThat(versions(cleaning.push(html("A Pier", "<p>" + FIRST + "</p>"))))
                .containsExactly(2);
        assertThat(versions(cleaning.push(html("A Pier", "<p><a href=/x>" + FIRST + "</a></p>"))))
                .containsExactly(3);
    }

    private static RawRelease html(String title, String body) {
        return RawRelease.newBuilder(raw(A, title, body))
                .setContentType("text/html")
                .build();
    }

    @Test
    void anEditThatIsTakenBackIsAVersionOfItsOwn() {
        cleaning.push(raw(A, "A pier", FIRST));
        cleaning.push(raw(A, "A pier", SECOND));

        assertThat(versions(cleaning.push(raw(A, "A pier", FIRST)))).containsExactly(3);
        assertThat(versions(cleaning.push(raw(A, "A pier", FIRST)))).containsExactly(3);
    }

    @Test
    void afterACrashTheSameRecordsComeAgainInTheSameOrder() {
        List<RawRelease> input = List.of(
                raw(A, "A pier", FIRST),
                raw(B, "Copied", SECOND),
                raw(A, "A pier", SECOND),
                raw(A, "A pier", FIRST),
                raw(B, "Copied", page("Following is the union's release:", QUOTED)),
                withdrawn(A),
                raw(B, "Copied", SECOND),
                raw(A, "A pier", FIRST));
        List<CleanRelease> before = pushAll(input);

        cleaning.crashAndReadAgainFromTheBeginning();

        assertThat(pushAll(input)).isEqualTo(before);
        assertThat(versions(cleaning.push(raw(A, "A pier", SECOND)))).containsExactly(6);
    }

    @Test
    void aQuotedReleaseIsARecordOfItsOwnInTheStoryOfItsPage() {
        List<CleanRelease> page = cleaning.push(raw(A, "A pier", page(FIRST, QUOTED)));

        assertThat(page).extracting(release -> release.getHead().getId()).containsExactly(A, Ids.part(A, 0));
        assertThat(page).extracting(release -> release.getHead().getStory()).containsOnly(Ids.story(A));
        assertThat(page.getFirst().getHead().getParts()).containsExactly(Ids.part(A, 0));
        assertThat(page.getLast().getHead().getCarrier()).isEqualTo(A);
        assertThat(page.getLast().getText()).isEqualTo(QUOTED);
        assertThat(page.getLast().getHead().getTitle()).isEqualTo("Crews welcome the pier");
    }

    @Test
    void partsHaveVersionsOfTheirOwn() {
        cleaning.push(raw(A, "A pier", page(FIRST, QUOTED)));

        assertThat(versions(cleaning.push(raw(A, "A pier", page(SECOND, QUOTED)))))
                .containsExactly(2, 1);
        assertThat(versions(cleaning.push(raw(A, "A pier", page(SECOND, FIRST)))))
                .containsExactly(2, 2);
    }

    @Test
    void aPartThatIsGoneFromItsPageIsWithdrawn() {
        cleaning.push(raw(A, "A pier", page(FIRST, QUOTED)));

        List<CleanRelease> page = cleaning.push(raw(A, "A pier", FIRST));

        assertThat(page).extracting(r -> r.getHead().getStatus()).containsExactly("live", "withdrawn");
        assertThat(versions(page)).containsExactly(1, 2);
        assertThat(page.getLast().getHead().getTitle()).isEqualTo("Crews welcome the pier");
    }

    @Test
    void aWithdrawalWithoutTextKeepsWhatIsKnownOfTheRelease() {
        CleanRelease one =
                cleaning.push(raw(A, "A pier", "12 May 2020\n\n" + FIRST)).getFirst();

        CleanRelease gone = cleaning.push(withdrawn(A)).getFirst();

        assertThat(gone.getHead().getStatus()).isEqualTo("withdrawn");
        assertThat(gone.getHead().getVersion()).isEqualTo(2);
        assertThat(gone.getHead().getTitle()).isEqualTo("A pier");
        assertThat(gone.getHead().getPublishedAt()).isEqualTo(one.getHead().getPublishedAt());
        assertThat(gone.getHead().getStory()).isEqualTo(one.getHead().getStory());
        assertThat(gone.getText()).isEmpty();
        assertThat(versions(cleaning.push(withdrawn(A)))).containsExactly(2);
        assertThat(versions(cleaning.push(raw(A, "A pier", FIRST)))).containsExactly(3);
    }

    @Test
    void aKillNoticeInThePlaceOfAReleaseWithdrawsItAgainAfterACrash() {
        List<RawRelease> input = List.of(
                raw(A, "A pier", "EMBARGOED UNTIL 10:00 GMT, 12 April 2021\n\n" + FIRST),
                raw(A, "MANDATORY KILL", "This press release has been withdrawn."),
                raw(B, "MANDATORY KILL", "This press release has been withdrawn."));
        List<CleanRelease> before = pushAll(input);

        assertThat(before).extracting(r -> r.getHead().getStatus()).containsExactly("live", "withdrawn", "live");
        assertThat(before).extracting(r -> r.getHead().getNotice()).containsExactly(null, "kill", "kill");
        assertThat(before.getFirst().getHead().getEmbargo().getUntil())
                .isEqualTo(Instant.parse("2021-04-12T10:00:00Z"));
        assertThat(before.get(1).getHead().getTitle()).isEqualTo("A pier");
        assertThat(before.get(1).getHead().getVersion()).isEqualTo(2);

        cleaning.crashAndReadAgainFromTheBeginning();

        assertThat(pushAll(input)).isEqualTo(before);
    }

    private static final String KILL = "EDITORS: please kill the story headlined \"A pier for Vestby\".";

    @Test
    void aNoticeOfItsOwnWithdrawsTheOneReleaseThatItNames() {
        cleaning.push(raw(A, "A pier for Vestby", FIRST));

        List<CleanRelease> all = cleaning.push(raw(B, "MANDATORY KILL", KILL));

        assertThat(all).extracting(r -> r.getHead().getId()).containsExactly(B, A);
        assertThat(all).extracting(r -> r.getHead().getStatus()).containsExactly("live", "withdrawn");
        assertThat(versions(all)).containsExactly(1, 2);
        assertThat(all.getLast().getHead().getTitle()).isEqualTo("A pier for Vestby");
        assertThat(all.getFirst().getHead().getStory())
                .isNotEqualTo(all.getLast().getHead().getStory());
    }

    @Test
    void aNoticeThatCouldMeanTwoOrNoneOrAnotherSourcesReleaseWithdrawsNothing() {
        RawRelease other = RawRelease.newBuilder(raw(A, "A pier for Vestby", FIRST))
                .setSource("other")
                .build();
        cleaning.push(other);
        assertThat(cleaning.push(raw(B, "MANDATORY KILL", KILL))).hasSize(1);

        cleaning.push(raw("rel_cccccccccccccccccccccc", "A pier for Vestby", FIRST));
        cleaning.push(raw("rel_dddddddddddddddddddddd", "A Pier for Vestby!", SECOND));
        assertThat(cleaning.push(raw("rel_eeeeeeeeeeeeeeeeeeeeee", "MANDATORY KILL", KILL)))
                .hasSize(1);
    }

    @Test
    void whatANoticeTookBackAndCameAgainIsNotTakenBackAgainAfterACrash() {
        List<RawRelease> input = List.of(
                raw(A, "A pier for Vestby", FIRST),
                raw(B, "MANDATORY KILL", KILL),
                raw(A, "A pier for Vestby", SECOND));
        assertThat(versions(pushAll(input))).containsExactly(1, 1, 2, 3);

        cleaning.crashAndReadAgainFromTheBeginning();
        pushAll(input);

        CleanRelease now = cleaning.push(raw(A, "A pier for Vestby", SECOND)).getFirst();
        assertThat(now.getHead().getVersion()).isEqualTo(3);
        assertThat(now.getHead().getStatus()).isEqualTo("live");
    }

    @Test
    void whatWasErasedComesBackByNoPushAndNoCrash() {
        List<RawRelease> input = List.of(
                raw(A, "A pier", page(FIRST, QUOTED)),
                RawRelease.newBuilder(raw(A, null, "")).setStatus("erased").build(),
                raw(A, "A pier", SECOND));
        List<CleanRelease> first = pushAll(input);

        cleaning.crashAndReadAgainFromTheBeginning();
        List<CleanRelease> again = pushAll(input);

        assertThat(first.subList(2, 6)).allSatisfy(CleaningTopologyTest::isErased);
        assertThat(first.subList(2, 6))
                .extracting(r -> r.getHead().getId())
                .containsExactly(A, Ids.part(A, 0), A, Ids.part(A, 0));
        assertThat(again).hasSize(6).allSatisfy(CleaningTopologyTest::isErased);
    }

    private static void isErased(CleanRelease release) {
        assertThat(release.getHead().getNotice()).isEqualTo("erasure");
        assertThat(release.getHead().getStatus()).isEqualTo("withdrawn");
        assertThat(release.getHead().getVersion()).isEqualTo(2);
        assertThat(release.getHead().getTitle() + release.getText() + release.getFingerprint())
                .isEmpty();
        assertThat(release.getHead().getStory()).isEqualTo(Ids.story(A));
    }

    @Test
    void equalTextsOfTwoSourcesAreOneStory() {
        cleaning.push(raw(A, "A pier", FIRST));
        CleanRelease copy = cleaning.push(raw(B, "Another headline", FIRST.toUpperCase(java.util.Locale.ROOT) + "!"))
                .getFirst();

        assertThat(copy.getHead().getStory()).isEqualTo(Ids.story(A));
    }

    @Test
    void aCopyWithAnotherOpeningIsOneStoryAfterARestartToo() {
        String text =
                "The two harbour towns agreed on Tuesday to build the pier together and to share what it costs, their"
                        + " mayors said after a meeting that lasted until the evening. Work begins in the spring, when the ice is gone,"
                        + " and shall be done before the herring comes. Crews of both towns will use it, and nobody pays for mooring.";
        cleaning.push(raw(A, "A pier", text));
        cleaning.crashAndReadAgainFromTheBeginning();

        CleanRelease copy = cleaning.push(raw(B, "Two towns, one pier", "Good news.\n\n" + text))
                .getFirst();

        assertThat(copy.getHead().getStory()).isEqualTo(Ids.story(A));
    }

    @Test
    void aPageThatQuotesAKnownReleaseJoinsItsStory() {
        cleaning.push(raw(A, "Crews welcome the pier", QUOTED));

        assertThat(cleaning.push(raw(B, "A pier", page(FIRST, QUOTED))))
                .extracting(release -> release.getHead().getStory())
                .containsOnly(Ids.story(A));
    }

    @Test
    void aReleaseKeepsItsStoryWhenItsTextBecomesThatOfAnother() {
        cleaning.push(raw(A, "A pier", FIRST));
        cleaning.push(raw(B, "No pier", SECOND));

        assertThat(cleaning.push(raw(B, "A pier", FIRST)).getFirst().getHead().getStory())
                .isEqualTo(Ids.story(B));
    }

    @Test
    void shortNoticesWithOneTextAndDifferentTitlesAreDifferentStories() {
        cleaning.push(raw(A, "Minister arrives in Vestby", "Video available."));

        assertThat(cleaning.push(raw(B, "Minister leaves Vestby", "Video available."))
                        .getFirst()
                        .getHead()
                        .getStory())
                .isEqualTo(Ids.story(B));
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsReason() {
        RawRelease pdf = raw(A, "A pier", "%PDF-1.7 and so on");

        assertThatThrownBy(() -> cleaning.push(pdf)).rootCause().satisfies(e -> {
            assertThat(e).isInstanceOf(RefusedRecordException.class);
            assertThat(((RefusedRecordException) e).reason()).isEqualTo("binary");
        });
        assertThatThrownBy(() -> cleaning.pushUnder(B, raw(A, "A pier", FIRST)))
                .rootCause()
                .hasMessageContaining("the key is " + B);
    }

    @Test
    void aPageThatIsReadAgainIsAFurtherVersionOfItsStoryAndSaysSo() {
        // A copy with another text stands for other rules that find another text in the same one.
        List<RawRelease> input = List.of(
                raw(A, "A pier", page(FIRST, QUOTED)),
                copy(0, raw(A, "A pier", page(FIRST, QUOTED))),
                copy(0, raw(A, "A pier", page(SECOND, QUOTED))),
                raw(A, "A pier", FIRST),
                copy(0, raw(A, "A pier", SECOND)));
        List<CleanRelease> first = pushAll(input.subList(0, 1));
        List<CleanRelease> all = new ArrayList<>(first);
        assertThat(pushAll(input.subList(1, 2))).as("nothing else was found").isEmpty();
        List<CleanRelease> again = pushAll(input.subList(2, 3));
        all.addAll(again);

        assertThat(again).singleElement().satisfies(release -> {
            assertThat(release.getHead().getVersion()).isEqualTo(2);
            assertThat(release.getHead().getStory())
                    .isEqualTo(first.getFirst().getHead().getStory());
            assertThat(release.getReprocessing().getReplay()).isEqualTo("rpl_1");
            assertThat(release.getReprocessing().getStage()).isEqualTo("cleaning");
        });
        all.addAll(pushAll(input.subList(3, 4)));
        assertThat(pushAll(input.subList(4, 5))).as("there is a later edit").isEmpty();
        assertThat(all).filteredOn(release -> release.getReprocessing() == null).hasSize(4);

        cleaning.crashAndReadAgainFromTheBeginning();

        assertThat(pushAll(input)).isEqualTo(all);
    }

    @Test
    void whatCanBeReadNoMoreOrNeverWasStaysAsItIs() {
        assertThat(cleaning.push(copy(0, raw(B, "A pier", FIRST)))).isEmpty();
        cleaning.push(raw(A, "A pier", FIRST));

        assertThat(cleaning.push(copy(1, raw(A, "A pier", "%PDF-1.7 and so on"))))
                .isEmpty();
        assertThat(versions(cleaning.push(raw(A, "A pier", FIRST)))).containsExactly(1);
    }

    @Test
    void aNoticeThatIsReadAgainTakesNothingBack() {
        cleaning.push(raw(A, "A pier for Vestby", FIRST));
        cleaning.push(raw(B, "A note", FIRST));

        assertThat(cleaning.push(copy(1, raw(B, "MANDATORY KILL", KILL))))
                .extracting(release -> release.getHead().getId())
                .containsExactly(B);
    }

    private static RawRelease copy(long origin, RawRelease release) {
        return RawRelease.newBuilder(release)
                .setReprocessing(Reprocessing.newBuilder()
                        .setReplay("rpl_1")
                        .setStage("cleaning")
                        .setOrigin(origin)
                        .setAt(CleaningDriver.ARRIVAL)
                        .build())
                .build();
    }

    private List<CleanRelease> pushAll(List<RawRelease> input) {
        List<CleanRelease> all = new ArrayList<>();
        input.forEach(release -> all.addAll(cleaning.push(release)));
        return all;
    }

    private static String page(String around, String quoted) {
        return around + "\n\n(begin text)\n\nCrews welcome the pier\n\n" + quoted + "\n\n(end text)\n";
    }

    private static RawRelease withdrawn(String id) {
        return RawRelease.newBuilder(raw(id, null, "")).setStatus("withdrawn").build();
    }

    private static List<Integer> versions(List<CleanRelease> releases) {
        return releases.stream().map(release -> release.getHead().getVersion()).toList();
    }
}
