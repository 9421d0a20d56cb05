package io.wirewatch.core.alert;

import static io.wirewatch.core.matching.TestRelease.ARRIVAL;
import static io.wirewatch.core.matching.TestRelease.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.Candidates.Occasion;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Given these releases and subscriptions, these alerts: both stages of matching as functions. */
class AlertRaiserTest {
    private static final String TOGETHER = "{nato|NATO} and {russia|Russia} open a {liaison|liaison office}.";

    private static final String TOGETHER_RULE = "PARAGRAPH(actor:nato AND actor:russia AND actor:liaison)";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, ActiveSubscription> subscriptions = new HashMap<>();
    private final SubscriptionIndex index = new SubscriptionIndex();
    private final MemoryAlertStore store = new MemoryAlertStore();
    private final AlertRaiser raiser =
            new AlertRaiser(store, new MemoryAlertStore(), id -> Optional.ofNullable(subscriptions.get(id)), () -> {});

    @BeforeEach
    void subscribe() throws RuleException {
        subscribe("watch", TOGETHER_RULE, null);
    }

    @Test
    void aReleaseThatMentionsThemTogetherRaisesOneAlertThatSaysWhy() {
        List<Alert> alerts = live(release("rel_1").title("News").text(TOGETHER));

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo(Ids.alert("watch", "sty_1"));
            assertThat(alert.revision()).isEqualTo(1);
            assertThat(alert.status()).isEqualTo(AlertStatus.RAISED);
            assertThat(alert.change()).isEqualTo(Change.RAISED);
            assertThat(alert.origin()).isEqualTo(Origin.LIVE);
            assertThat(alert.raisedAt()).isEqualTo(ARRIVAL);
            assertThat(alert.endpoints()).containsExactly("hook");
            assertThat(alert.releases()).extracting(ReleaseRef::id).containsExactly("rel_1");
            assertThat(alert.evidence())
                    .extracting(evidence -> evidence.mention().alias())
                    .containsExactly("NATO", "Russia", "liaison office");
        });
    }

    @Test
    void theSameWordsInDifferentParagraphsRaiseNothing() {
        assertThat(live(release("rel_1")
                        .text("{nato|NATO} met.\n\n{russia|Russia} met at the {liaison|liaison office}.")))
                .isEmpty();
    }

    @Test
    void anInputMetBeforeGivesTheVeryAlertThatItGaveWhateverCameSince() {
        TestRelease first = release("rel_1").text(TOGETHER);
        List<Alert> raised = live(first);
        List<Alert> copy = live(release("rel_2").text(TOGETHER));
        List<Alert> edited = live(release("rel_1").version(2).text("Now: " + TOGETHER));
        subscriptions.remove("watch");

        assertThat(live(first)).isEqualTo(raised);
        assertThat(live(release("rel_2").text(TOGETHER))).isEqualTo(copy);
        assertThat(live(release("rel_1").version(2).text("Now: " + TOGETHER))).isEqualTo(edited);
    }

    @Test
    void aCopyJoinsTheAlertQuietly() {
        live(release("rel_1").text(TOGETHER));
        List<Alert> copy = live(release("rel_2").text(TOGETHER).received(ARRIVAL.plusSeconds(60)));

        assertThat(copy).singleElement().satisfies(alert -> {
            assertThat(alert.revision()).isEqualTo(2);
            assertThat(alert.change()).isEqualTo(Change.COPY);
            assertThat(alert.status()).isEqualTo(AlertStatus.UPDATED);
            assertThat(alert.releases()).extracting(ReleaseRef::id).containsExactly("rel_1", "rel_2");
        });
    }

    @Test
    void aPageAndItsPartAreOneArrivalWhicheverComesFirst() {
        TestRelease page = release("rel_9").text(TOGETHER);
        TestRelease part = release("rel_1").text("Letters: " + TOGETHER).carrier("rel_9");

        List<Alert> pageFirst = new ArrayList<>(live(page));
        pageFirst.addAll(live(part));
        AlertRaiser other = new AlertRaiser(
                new MemoryAlertStore(),
                new MemoryAlertStore(),
                id -> Optional.ofNullable(subscriptions.get(id)),
                () -> {});
        List<Alert> partFirst = new ArrayList<>(other.alerts(candidates(part.build(), null)));
        partFirst.addAll(other.alerts(candidates(page.build(), null)));

        assertThat(pageFirst).extracting(Alert::change).containsExactly(Change.RAISED, Change.COPY);
        assertThat(partFirst).extracting(Alert::change).containsExactly(Change.RAISED, Change.COPY);
        assertThat(pageFirst).extracting(Alert::status).containsOnly(AlertStatus.RAISED);
        assertThat(partFirst.getLast()).isEqualTo(pageFirst.getLast());
        assertThat(pageFirst.getLast().releases()).extracting(ReleaseRef::id).containsExactly("rel_9", "rel_1");
    }

    @Test
    void aPageThatIsWithdrawnWithItsPartsIsOneMessage() {
        live(release("rel_9").text(TOGETHER));
        live(release("rel_1").text(TOGETHER).carrier("rel_9"));

        List<Alert> alerts = new ArrayList<>(live(release("rel_9").version(2).withdrawn()));
        alerts.addAll(live(release("rel_1").version(2).withdrawn().carrier("rel_9")));

        assertThat(alerts).extracting(Alert::change).containsExactly(Change.COPY, Change.WITHDRAWN);
    }

    @Test
    void twoStoriesAreTwoAlerts() {
        assertThat(live(release("rel_1").text(TOGETHER))).hasSize(1);
        assertThat(live(release("rel_2").text(TOGETHER).story("sty_2")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.id()).isEqualTo(Ids.alert("watch", "sty_2")));
    }

    @Test
    void anEditThatChangesTheEvidenceUpdates() {
        live(release("rel_1").text(TOGETHER));
        List<Alert> edited = live(release("rel_1").version(2).text("Soon " + TOGETHER));

        assertThat(edited).singleElement().satisfies(alert -> {
            assertThat(alert.change()).isEqualTo(Change.EVIDENCE);
            assertThat(alert.status()).isEqualTo(AlertStatus.UPDATED);
            assertThat(alert.evidence()).allSatisfy(evidence -> {
                assertThat(evidence.version()).isEqualTo(2);
                assertThat(evidence.quote()).startsWith("Soon");
            });
        });
    }

    @Test
    void anEditElsewhereMovesTheEvidenceAndTellsNobody() {
        live(release("rel_1").text("Old news.\n\n" + TOGETHER));
        List<Alert> edited = live(release("rel_1").version(2).text("Much older news.\n\n" + TOGETHER));

        assertThat(edited).singleElement().satisfies(alert -> {
            assertThat(alert.change()).isEqualTo(Change.COPY);
            assertThat(alert.status()).isEqualTo(AlertStatus.RAISED);
            assertThat(alert.evidence().getFirst().version()).isEqualTo(2);
            assertThat(alert.evidence().getFirst().mention().start()).isEqualTo("Much older news.\n\n".length());
        });
    }

    @Test
    void anEditOfTitleOrPunctuationTellsNobody() {
        live(release("rel_1").title("{nato|NATO} and its Friends").text(TOGETHER));
        List<Alert> edited = live(release("rel_1")
                .version(2)
                .title("{nato|NATO} and Its friends")
                .text(TOGETHER.replace("office}.", "office}!")));

        assertThat(edited).extracting(Alert::change).containsExactly(Change.COPY);
        assertThat(edited).extracting(Alert::status).containsExactly(AlertStatus.RAISED);
    }

    @Test
    void anEditOfAPageAndOfItsPartIsToldOnce() {
        live(release("rel_9").text(TOGETHER));
        live(release("rel_1").text("Letters: " + TOGETHER).carrier("rel_9"));

        List<Alert> edited = new ArrayList<>(live(release("rel_9").version(2).text("Soon " + TOGETHER)));
        edited.addAll(live(
                release("rel_1").version(2).text("Some letters: " + TOGETHER).carrier("rel_9")));

        assertThat(edited).extracting(Alert::change).containsExactly(Change.EVIDENCE, Change.COPY);
        assertThat(edited.getLast().evidence())
                .extracting(evidence -> evidence.version())
                .containsOnly(2);
    }

    @Test
    void aParagraphThatMovesUpIntoTheLeadTellsNobody() {
        String opening = "One.\n\nTwo.\n\nThree.\n\nFour.\n\n";
        live(release("rel_1").text(opening + TOGETHER));
        List<Alert> edited = live(release("rel_1").version(2).text(TOGETHER));

        assertThat(edited).extracting(Alert::change).containsExactly(Change.COPY);
        assertThat(edited.getFirst().evidence().getFirst().mention().zone()).isEqualTo(Zone.LEAD);
    }

    @Test
    void anEditThatEndsTheMatchWithdraws() {
        live(release("rel_1").text(TOGETHER));
        List<Alert> edited = live(release("rel_1").version(2).text("{nato|NATO} met."));

        assertThat(edited).singleElement().satisfies(alert -> {
            assertThat(alert.change()).isEqualTo(Change.WITHDRAWN);
            assertThat(alert.status()).isEqualTo(AlertStatus.WITHDRAWN);
            assertThat(alert.reason()).isEqualTo("edited");
            assertThat(alert.releases()).isEmpty();
        });
    }

    @Test
    void whileAnotherCopyMatchesTheAlertStands() {
        live(release("rel_1").text(TOGETHER));
        live(release("rel_2").text(TOGETHER));
        List<Alert> edited = live(release("rel_1").version(2).text("{nato|NATO} met."));

        assertThat(edited).singleElement().satisfies(alert -> {
            assertThat(alert.change()).isEqualTo(Change.EVIDENCE);
            assertThat(alert.releases()).extracting(ReleaseRef::id).containsExactly("rel_2");
        });
    }

    @Test
    void aReleaseThatIsKilledWithdrawsAndRaisesAgainWhenItComesBack() {
        live(release("rel_1").text(TOGETHER));
        List<Alert> killed = live(release("rel_1").version(2).withdrawn());
        List<Alert> back = live(release("rel_1").version(3).text(TOGETHER));

        assertThat(killed)
                .singleElement()
                .satisfies(alert -> assertThat(alert.reason()).isEqualTo("killed"));
        assertThat(back).singleElement().satisfies(alert -> {
            assertThat(alert.change()).isEqualTo(Change.RAISED);
            assertThat(alert.status()).isEqualTo(AlertStatus.RAISED);
            assertThat(alert.revision()).isEqualTo(3);
            assertThat(alert.reason()).isNull();
        });
    }

    @Test
    void anErasedReleaseTakesItsWordsOutOfTheAlertAndTheLogCannotRaiseItAgain() {
        live(release("rel_1").text(TOGETHER));

        assertThat(live(release("rel_1").version(2).erased())).singleElement().satisfies(alert -> {
            assertThat(alert.reason()).isEqualTo("erased");
            assertThat(alert.releases()).isEmpty();
            assertThat(alert.evidence()).isEmpty();
        });
        assertThat(replay(release("rel_1").text(TOGETHER), "rpl_1")).isEmpty();
    }

    @Test
    void aKilledReleaseOfTheSameVersionWithdrawsAndItsOldTextIsPast() {
        live(release("rel_1").text(TOGETHER));

        assertThat(live(release("rel_1").withdrawn())).extracting(Alert::reason).containsExactly("killed");
        assertThat(replay(release("rel_1").text(TOGETHER), "rpl_1")).isEmpty();
    }

    @Test
    void aHistoricalReleaseRaisesNothingWhenItComesInAndIsSeenByABackfill() {
        TestRelease old = release("rel_1").text(TOGETHER).historical();

        assertThat(raiser.alerts(candidates(old.build(), null))).isEmpty();
        assertThat(replay(old, "rpl_1")).singleElement().satisfies(alert -> {
            assertThat(alert.origin()).isEqualTo(Origin.BACKFILL);
            assertThat(alert.replay()).isEqualTo("rpl_1");
            assertThat(alert.deliver()).isFalse();
        });
    }

    @Test
    void aBackfillRepeatsNoAlertThatExists() {
        live(release("rel_1").text(TOGETHER));

        assertThat(replay(release("rel_1").text(TOGETHER), "rpl_1")).isEmpty();
        assertThat(replay(release("rel_2").text(TOGETHER), "rpl_1"))
                .extracting(Alert::change)
                .containsExactly(Change.COPY);
    }

    @Test
    void aBackfillThatIsReadAgainGivesItsAlertsAgainAndAnotherOneDoesNot() {
        List<Alert> first = replay(release("rel_1").text(TOGETHER), "rpl_1");

        assertThat(replay(release("rel_1").text(TOGETHER), "rpl_1")).isEqualTo(first);
        assertThat(replay(release("rel_1").text(TOGETHER), "rpl_2")).isEmpty();
        assertThat(live(release("rel_1").text(TOGETHER))).isEmpty();
    }

    @Test
    void aBackfillDoesNotRaiseWhatALaterVersionHasTakenBack() {
        raiser.alerts(Candidates.live(
                release("rel_1").version(3).text("{nato|NATO} met.").build(), List.of(), false, ARRIVAL));

        assertThat(replay(release("rel_1").text(TOGETHER), "rpl_1")).isEmpty();
    }

    @Test
    void whatIsFoundLaterRaisesAnAlertOfAReplayThatIsSentWhereItAsksForThat() {
        live(release("rel_1").text("nobody"));

        assertThat(reprocess(release("rel_1").text(TOGETHER), "rpl_1", false))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.change()).isEqualTo(Change.RAISED);
                    assertThat(alert.origin()).isEqualTo(Origin.BACKFILL);
                    assertThat(alert.replay()).isEqualTo("rpl_1");
                    assertThat(alert.deliver()).isFalse();
                });
        assertThat(reprocess(release("rel_2").story("sty_2").text(TOGETHER), "rpl_1", true))
                .extracting(Alert::deliver)
                .containsExactly(true);
    }

    @Test
    void whatIsFoundNoMoreTakesTheAlertBackAndSaysWhy() {
        live(release("rel_1").text(TOGETHER));

        List<Alert> quiet = reprocess(release("rel_1").text("{nato|NATO} met."), "rpl_1", false);
        assertThat(quiet).singleElement().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(AlertStatus.WITHDRAWN);
            assertThat(alert.reason()).isEqualTo("reprocessed");
            assertThat(alert.suppressed()).isEqualTo("replay");
            assertThat(alert.origin()).isEqualTo(Origin.LIVE);
        });
        assertThat(reprocess(release("rel_1").text("{nato|NATO} met."), "rpl_1", false))
                .as("read again")
                .isEqualTo(quiet);
        live(release("rel_2").story("sty_2").text(TOGETHER));
        assertThat(reprocess(release("rel_2").story("sty_2").text("nobody"), "rpl_1", true))
                .extracting(Alert::suppressed)
                .containsExactly((String) null);
    }

    @Test
    void otherEvidenceOfTheSameVersionIsShownAndTheSameChangesNothing() {
        live(release("rel_1").text(TOGETHER));

        assertThat(reprocess(release("rel_1").text(TOGETHER), "rpl_1", true)).isEmpty();
        assertThat(reprocess(
                        release("rel_1")
                                .text("{nato|The Alliance} and {russia|Russia} open a {liaison|liaison office}."),
                        "rpl_1",
                        true))
                .extracting(Alert::change, Alert::revision)
                .containsExactly(tuple(Change.EVIDENCE, 2));
    }

    @Test
    void nothingIsRaisedOfAReleaseOlderThanTheRuleNorTakenBackForAnother() throws RuleException {
        live(release("rel_1").text(TOGETHER));
        subscribe("watch", "actor:nato AND actor:belarus", null);
        assertThat(reprocess(release("rel_1").text("nobody"), "rpl_1", false)).isEmpty();

        subscribe("young", "actor:nato", ARRIVAL.plusSeconds(1), null, null);
        assertThat(reprocess(release("rel_2").story("sty_2").text("{nato|NATO} met."), "rpl_1", false))
                .isEmpty();
        assertThat(reprocess(
                        release("rel_3")
                                .story("sty_3")
                                .received(ARRIVAL.plusSeconds(2))
                                .text("{nato|NATO} met."),
                        "rpl_1",
                        false))
                .extracting(alert -> alert.subscription().id())
                .containsExactly("young");
    }

    @Test
    void aVersionThatIsOverIsNotReadAgain() {
        live(release("rel_1").text(TOGETHER));
        live(release("rel_1").version(2).text(TOGETHER + " More."));

        assertThat(reprocess(release("rel_1").text("nobody"), "rpl_1", false)).isEmpty();
    }

    @Test
    void whatComesInAfterAQuietWithdrawalIsRaisedToEverybody() {
        live(release("rel_1").text(TOGETHER));
        reprocess(release("rel_1").text("nobody"), "rpl_1", false);

        assertThat(live(release("rel_2").text(TOGETHER))).singleElement().satisfies(alert -> {
            assertThat(alert.change()).isEqualTo(Change.RAISED);
            assertThat(alert.revision()).isEqualTo(3);
            assertThat(alert.suppressed()).isNull();
        });
    }

    @Test
    void aReleaseOlderThanTheSubscriptionWantsIsLate() throws RuleException {
        subscribe("fresh", "actor:nato", Duration.ofHours(6));
        Instant old = ARRIVAL.minus(Duration.ofHours(7));

        assertThat(live(release("rel_1").text(TOGETHER).published(old, PublishedPrecision.INSTANT)))
                .extracting(Alert::origin)
                .containsExactly(Origin.LATE, Origin.LIVE);
        assertThat(live(release("rel_2")
                        .story("sty_2")
                        .text(TOGETHER)
                        .published(Instant.parse("2026-03-01T00:00:00Z"), PublishedPrecision.DAY)))
                .extracting(Alert::origin)
                .containsOnly(Origin.LIVE);
    }

    @Test
    void aFreshCopyOfALateStoryRaisesItForThoseWhoWereNotTold() throws RuleException {
        subscriptions.clear();
        index.remove("watch");
        subscribe("fresh", "actor:nato", Duration.ofHours(6));
        live(release("rel_1").text(TOGETHER).published(ARRIVAL.minus(Duration.ofDays(3)), PublishedPrecision.INSTANT));

        assertThat(live(release("rel_2").text(TOGETHER))).singleElement().satisfies(alert -> {
            assertThat(alert.origin()).isEqualTo(Origin.LIVE);
            assertThat(alert.change()).isEqualTo(Change.RAISED);
            assertThat(alert.revision()).isEqualTo(2);
        });
    }

    @Test
    void anEditAfterTheRuleHasChangedIsJudgedByTheNewRule() throws RuleException {
        live(release("rel_1").text(TOGETHER));
        subscribe("watch", "actor:nato AND actor:belarus", null);

        assertThat(live(release("rel_1").text(TOGETHER)))
                .extracting(Alert::revision)
                .containsExactly(1);
        assertThat(live(release("rel_1").version(2).text(TOGETHER + " More.")))
                .extracting(Alert::reason)
                .containsExactly("edited");
    }

    @Test
    void aCoolDownDecidesAboutAnAlertFromTheFirstStepOnThatHasOneToTheEnd() throws RuleException {
        subscribe("watch", TOGETHER_RULE, null, HOUR);
        assertThat(live(release("rel_1").text(TOGETHER)))
                .extracting(Alert::cooldown)
                .containsExactly(HOUR);

        subscribe("watch", TOGETHER_RULE, null, null);
        assertThat(live(release("rel_2").text(TOGETHER)))
                .extracting(Alert::cooldown)
                .as("taken away, and still where its revisions are in order")
                .containsExactly(Duration.ZERO);
        assertThat(live(release("rel_1").text(TOGETHER)))
                .extracting(Alert::cooldown)
                .as("read again")
                .containsExactly(HOUR);
        assertThat(live(release("rel_3").story("sty_2").text(TOGETHER)))
                .extracting(Alert::cooldown)
                .containsOnlyNulls();
    }

    @Test
    void noCoolDownDecidesAboutAnAlertThatWasSentBeforeThereWasOne() throws RuleException {
        live(release("rel_1").text(TOGETHER));
        subscribe("watch", TOGETHER_RULE, null, HOUR);

        assertThat(live(release("rel_1")
                        .version(2)
                        .text("{nato|NATO} and {russia|Moscow} open a {liaison|liaison office}.")))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.change()).isEqualTo(Change.EVIDENCE);
                    assertThat(alert.cooldown()).isNull();
                });
    }

    @Test
    void aCoolDownDecidesAboutAnAlertThatWasOnlyEverLateBeforeThereWasOne() throws RuleException {
        subscribe("watch", TOGETHER_RULE, HOUR);
        TestRelease old = release("rel_1").published(ARRIVAL.minus(HOUR.multipliedBy(2)), PublishedPrecision.INSTANT);
        assertThat(live(old.text(TOGETHER))).extracting(Alert::cooldown).containsOnlyNulls();
        subscribe("watch", TOGETHER_RULE, HOUR, HOUR);

        assertThat(live(release("rel_2").text(TOGETHER))).singleElement().satisfies(alert -> {
            assertThat(alert.change()).isEqualTo(Change.RAISED);
            assertThat(alert.cooldown()).isEqualTo(HOUR);
        });
    }

    @Test
    void alertsOfADeletedSubscriptionStayAsTheyAre() {
        live(release("rel_1").text(TOGETHER));
        subscriptions.clear();
        index.remove("watch");

        assertThat(live(release("rel_1").version(2).text("nobody"))).isEmpty();
    }

    private void subscribe(String id, String rule, Duration maxAge) throws RuleException {
        subscribe(id, rule, maxAge, null);
    }

    private void subscribe(String id, String rule, Duration maxAge, Duration cooldown) throws RuleException {
        subscribe(id, rule, ARRIVAL, maxAge, cooldown);
    }

    private void subscribe(String id, String rule, Instant since, Duration maxAge, Duration cooldown)
            throws RuleException {
        ActiveSubscription subscription = new ActiveSubscription(
                new SubscriptionRef(id, "name of " + id, 1, rule),
                Rules.expressionOf(rule),
                since,
                maxAge,
                cooldown,
                List.of("hook"),
                "normal");
        subscriptions.put(id, subscription);
        index.put(id, subscription.selection());
    }

    private List<Alert> live(TestRelease release) {
        return raiser.alerts(candidates(release.build(), null));
    }

    private List<Alert> replay(TestRelease release, String id) {
        return raiser.alerts(new Candidates(
                release.build(), List.of("watch"), false, Occasion.BACKFILL, id, false, ARRIVAL.plusSeconds(3600)));
    }

    private List<Alert> reprocess(TestRelease found, String id, boolean deliver) {
        TaggedRelease release = found.build();
        return raiser.alerts(new Candidates(
                release,
                index.match(release).subscriptions(),
                false,
                Occasion.REPROCESSING,
                id,
                deliver,
                ARRIVAL.plusSeconds(3600)));
    }

    private Candidates candidates(TaggedRelease release, String replay) {
        List<String> found = release.head().historical() || release.head().withdrawn()
                ? List.of()
                : index.match(release).subscriptions();
        return new Candidates(
                release, found, false, replay == null ? Occasion.ARRIVAL : Occasion.BACKFILL, replay, true, ARRIVAL);
    }
}
