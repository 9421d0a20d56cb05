package io.wirewatch.matching;

import static io.wirewatch.matching.Fixtures.ARRIVAL;
import static io.wirewatch.matching.Fixtures.head;
import static io.wirewatch.matching.Fixtures.mentions;
import static io.wirewatch.matching.Fixtures.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.MatchingState;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.mapping.MatchesMapper;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingTopologyTest {
    private static final String TOGETHER = "nato russia liaison-office";

    private MatchingDriver driver;

    @BeforeEach
    void start(@TempDir Path folder) {
        driver = new MatchingDriver(folder);
        driver.subscribe(subscription("watch", "PARAGRAPH(actor:nato AND actor:russia AND actor:liaison-office)"));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    /**
     * The shape of the topology. Before changing the file: store and changelog names are where a running installation keeps
     * its state; another name starts empty, and then every alert is raised again.
     */
    @Test
    void keepsItsShape() throws IOException {
        try (InputStream expected = getClass().getResourceAsStream("/expected-topology.txt")) {
            assertThat(driver.topology().describe().toString().strip())
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void aReleaseThatMentionsThemTogetherGivesOneAlertKeyedBySubscriptionAtArrivalTime() {
        ReleaseMentions release = mentions(head("rel_1").build(), TOGETHER);

        driver.mentions().pipeInput("rel_1", release, ARRIVAL);

        TestRecord<String, Alert> record = driver.alerts().readRecord();
        assertThat(record.getKey()).isEqualTo("watch");
        assertThat(record.getRecordTime()).isEqualTo(ARRIVAL);
        assertThat(record.getValue().getId()).isEqualTo(Ids.alert("watch", "sty_rel_1"));
        assertThat(record.getValue().getRaisedAt()).isEqualTo(ARRIVAL);
        assertThat(record.getValue().getEndpoints()).containsExactly("hook");
        assertThat(record.getValue().getEvidence())
                .extracting(Evidence::getActor)
                .containsExactly("nato", "russia", "liaison-office");
        assertThat(driver.alerts().isEmpty()).isTrue();
    }

    @Test
    void aReleaseThatMatchesNothingLeavesNoTrace() {
        assertThat(driver.arrives(mentions(head("rel_1").build(), "nato | russia")))
                .isEmpty();
        assertThat(driver.matches()).isEmpty();
        assertThat(driver.store().all().hasNext()).isFalse();
    }

    @Test
    void rulesOverOneReleaseGoTogetherToThePartitionOfTheStory() {
        for (int i = 0; i < 30; i++) {
            driver.subscribe(subscription("sub-" + i, "actor:nato"));
        }

        assertThat(driver.arrives(mentions(head("rel_1").build(), "nato"))).hasSize(30);

        assertThat(driver.matches()).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo(partitionOf("sty_rel_1"));
            assertThat(record.value.getWindowed()).isFalse();
            assertThat(record.value.getSubscriptions()).hasSize(30).doesNotHaveDuplicates();
        });
    }

    @Test
    void windowedRulesGoToThePartitionOfTheirSubscription() {
        for (int i = 0; i < 30; i++) {
            driver.subscribe(subscription("sub-" + i, "FIRST (actor:nato) IN 30d"));
        }

        assertThat(driver.arrives(mentions(head("rel_1").build(), "nato"))).hasSize(30);

        List<KeyValue<String, MatchCandidates>> matches = driver.matches();
        assertThat(matches).hasSize(Topics.MATCHES.partitions()).allSatisfy(record -> {
            assertThat(record.value.getWindowed()).isTrue();
            assertThat(record.value.getSubscriptions())
                    .extracting(MatchingTopologyTest::partitionOf)
                    .containsOnly(record.key);
        });
        assertThat(matches.stream().flatMap(record -> record.value.getSubscriptions().stream()))
                .hasSize(30)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRuleThatBecomesWindowedTakesUpNothingOfWhatItWas() {
        ReleaseMentions release = mentions(head("rel_1").build(), TOGETHER);
        Alert raised = driver.arrives(release).getFirst();

        driver.subscribe(subscription("watch", "FIRST (actor:nato) IN 30d"));
        ReleaseMentions next = mentions(head("rel_1").setVersion(2).build(), "nobody");

        assertThat(driver.arrives(next)).isEmpty();
        assertThat(driver.handed(Fixtures.candidates(release, "watch")))
                .as("what was given is given again")
                .containsExactly(raised);
        assertThat(driver.arrives(mentions(head("rel_1").setVersion(3).build(), "nato")))
                .extracting(Alert::getId, Alert::getRevision)
                .containsExactly(tuple(Ids.occurrence("watch", "sty_rel_1"), 1));
    }

    private static String partitionOf(String id) {
        return Integer.toString(Topics.MATCHES.partitionOf(id));
    }

    @Test
    void aPageAndItsPartGiveOneMessageWhicheverComesFirst() {
        ReleaseMentions page = mentions(head("rel_1").setStory("sty_1").build(), TOGETHER);
        ReleaseMentions part =
                mentions(head("rel_2").setStory("sty_1").setCarrier("rel_1").build(), TOGETHER);
        ReleaseMentions otherPage = mentions(head("rel_3").setStory("sty_3").build(), TOGETHER);
        ReleaseMentions otherPart =
                mentions(head("rel_4").setStory("sty_3").setCarrier("rel_3").build(), TOGETHER);

        assertThat(driver.arrives(page)).extracting(Alert::getChange).containsExactly("raised");
        assertThat(driver.arrives(part)).extracting(Alert::getChange).containsExactly("copy");
        assertThat(driver.arrives(otherPart)).extracting(Alert::getChange).containsExactly("raised");
        assertThat(driver.arrives(otherPage)).extracting(Alert::getChange).containsExactly("copy");
    }

    @Test
    void theSameInputAgainGivesTheSameRecordAgain() {
        ReleaseMentions release = mentions(head("rel_1").setStory("sty_1").build(), TOGETHER);
        List<Alert> first = driver.arrives(release);
        driver.arrives(mentions(head("rel_2").setStory("sty_1").build(), TOGETHER));
        driver.unsubscribe("watch");
        driver.subscribe(subscription("watch", "actor:nato AND actor:russia"));

        assertThat(driver.arrives(release)).isEqualTo(first);
    }

    @Test
    void aVersionThatDoesNotMatchAnyMoreWithdraws() {
        driver.arrives(mentions(head("rel_1").build(), TOGETHER));
        List<Alert> edited = driver.arrives(mentions(head("rel_1").setVersion(2).build(), "nato | russia"));

        assertThat(edited).extracting(Alert::getStatus).containsExactly("withdrawn");
        assertThat(edited).extracting(Alert::getReason).containsExactly("edited");
        assertThat(edited).extracting(Alert::getRevision).containsExactly(2);
    }

    @Test
    void aReleaseThatIsTakenBackWithdraws() {
        driver.arrives(mentions(head("rel_1").build(), TOGETHER));

        assertThat(driver.arrives(mentions(
                        head("rel_1").setVersion(2).setStatus("withdrawn").build(), "")))
                .extracting(Alert::getReason)
                .containsExactly("killed");
    }

    @Test
    void aFurtherVersionGoesToTheStoryAndToEveryPartitionForWindowedRules() {
        driver.arrives(mentions(head("rel_1").setVersion(2).build(), "nobody"));

        List<KeyValue<String, MatchCandidates>> matches = driver.matches();
        assertThat(matches)
                .allSatisfy(
                        record -> assertThat(record.value.getSubscriptions()).isEmpty())
                .filteredOn(record -> record.value.getWindowed())
                .extracting(record -> record.key)
                .containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(matches)
                .filteredOn(record -> !record.value.getWindowed())
                .extracting(record -> record.key)
                .containsExactly(partitionOf("sty_rel_1"));
    }

    @Test
    void otherMentionsOfAVersionGoWhereAFurtherVersionGoesAndAreAnEditOfItToldToNobody() {
        driver.arrives(mentions(head("rel_1").build(), TOGETHER));
        driver.matches();
        List<Alert> lost = driver.arrives(again(mentions(head("rel_1").build(), "nobody")));

        assertThat(lost).singleElement().satisfies(alert -> {
            assertThat(alert.getStatus()).isEqualTo("withdrawn");
            assertThat(alert.getReason()).isEqualTo("reprocessed");
            assertThat(alert.getSuppressed()).isEqualTo("replay");
            assertThat(alert.getRevision()).isEqualTo(2);
        });
        assertThat(driver.matches())
                .filteredOn(record -> "reprocess".equals(record.value.getOrigin()))
                .hasSize(1 + 6)
                .allSatisfy(record -> assertThat(record.value.getCommand()).isEqualTo("rpl_1"));
        assertThat(driver.arrives(again(mentions(head("rel_2").build(), TOGETHER))))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getOrigin()).isEqualTo("backfill");
                    assertThat(alert.getReplay()).isEqualTo("rpl_1");
                    assertThat(alert.getDeliver()).isFalse();
                    assertThat(alert.getSuppressed()).isNull();
                });
    }

    @Test
    void aVersionThatCameOfReadingTheReleaseAgainIsAnEditThatNobodyIsToldOf() {
        driver.arrives(mentions(head("rel_1").build(), TOGETHER));

        assertThat(driver.arrives(again(mentions(head("rel_1").setVersion(2).build(), "peru"))))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getChange()).isEqualTo("withdrawn");
                    assertThat(alert.getReason()).isEqualTo("reprocessed");
                    assertThat(alert.getSuppressed()).isEqualTo("replay");
                });
        assertThat(driver.arrives(mentions(head("rel_1").setVersion(3).build(), TOGETHER)))
                .as("what its source sends afterwards is told of")
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getChange()).isEqualTo("raised");
                    assertThat(alert.getSuppressed()).isNull();
                });
    }

    private static ReleaseMentions again(ReleaseMentions found) {
        return ReleaseMentions.newBuilder(found)
                .setReprocessing(Reprocessing.newBuilder()
                        .setReplay("rpl_1")
                        .setDeliver(false)
                        .setAt(ARRIVAL.plusSeconds(60))
                        .build())
                .build();
    }

    @Test
    void aHistoricalReleaseGivesNothingUntilABackfillHandsItOver() {
        ReleaseMentions release = mentions(head("rel_1").setHistorical(true).build(), TOGETHER);

        assertThat(driver.arrives(release)).isEmpty();
        assertThat(driver.handed(MatchesMapper.backfill(release, "watch", "rpl_1", false, ARRIVAL.plusSeconds(9))))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getOrigin()).isEqualTo("backfill");
                    assertThat(alert.getReplay()).isEqualTo("rpl_1");
                    assertThat(alert.getDeliver()).isFalse();
                    assertThat(alert.getRaisedAt()).isEqualTo(ARRIVAL.plusSeconds(9));
                });
    }

    @Test
    void aLiveReleaseThatABackfillHandsOverTooIsNotRaisedAgain() {
        ReleaseMentions release = mentions(head("rel_1").build(), TOGETHER);
        driver.arrives(release);

        assertThat(driver.handed(MatchesMapper.backfill(release, "watch", "rpl_1", true, ARRIVAL)))
                .isEmpty();
    }

    @Test
    void aDisabledOrDeletedSubscriptionRaisesNothing() {
        driver.subscribe(Subscription.newBuilder(subscription("watch", "actor:nato"))
                .setEnabled(false)
                .build());
        driver.subscribe(subscription("gone", "actor:nato"));
        driver.unsubscribe("gone");

        assertThat(driver.arrives(mentions(head("rel_1").build(), TOGETHER))).isEmpty();
    }

    @Test
    void aRuleThatCannotBeReadCostsItselfOnlyAndIsCounted() {
        driver.subscribe(Subscription.newBuilder(subscription("broken", "actor:nato"))
                .setCanonical("actor:nato AND AND")
                .setCompiled(ByteBuffer.wrap(new byte[] {99}))
                .build());

        assertThat(driver.arrives(mentions(head("rel_1").build(), TOGETHER))).hasSize(1);
        assertThat(driver.gauge("wirewatch.matching.subscriptions.broken")).isEqualTo(1);
    }

    @Test
    void aRuleCompiledByAnotherVersionIsReadFromItsCanonicalText() {
        driver.subscribe(Subscription.newBuilder(subscription("watch", "actor:belarus"))
                .setCompiled(ByteBuffer.wrap(new byte[] {99}))
                .build());

        assertThat(driver.arrives(mentions(head("rel_1").build(), "belarus"))).hasSize(1);
    }

    @Test
    void whatIsAskedAndHeldIsCounted() {
        driver.arrives(mentions(head("rel_1").build(), TOGETHER));
        driver.arrives(mentions(head("rel_2").build(), "peru"));

        assertThat(driver.count("wirewatch.matching.releases")).isEqualTo(2);
        assertThat(driver.count("wirewatch.matching.rules.asked")).isEqualTo(1);
        assertThat(driver.count("wirewatch.matching.rules.held")).isEqualTo(1);
    }

    @Test
    void whatSeveralReleasesHoldTogetherIsOneAlertThatShowsThemAll() {
        driver.subscribe(subscription("window", "(actor:peru AND actor:chile) WITHIN 24h"));

        assertThat(driver.arrives(mentions(published("rel_1", Duration.ofHours(40)), "peru")))
                .isEmpty();
        assertThat(driver.arrives(mentions(published("rel_2", Duration.ofHours(10)), "chile")))
                .isEmpty();
        List<Alert> alerts = driver.arrives(mentions(published("rel_3", Duration.ofHours(9)), "peru"));
        assertThat(driver.arrives(mentions(published("rel_4", Duration.ofHours(8)), "peru chile")))
                .isEmpty();

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getChange()).isEqualTo("raised");
            assertThat(alert.getStory()).isEqualTo("sty_rel_3");
            assertThat(alert.getReleases()).extracting(ReleaseRef::getId).containsExactly("rel_2", "rel_3");
            assertThat(alert.getEvidence()).extracting(Evidence::getActor).containsExactly("chile", "peru");
        });
    }

    @Test
    void whatALateReleaseShowsToBeWrongIsTakenBack() {
        driver.subscribe(subscription("first", "FIRST (actor:peru) IN 90d"));
        ReleaseMentions first = mentions(published("rel_1", Duration.ofHours(1)), "peru");
        assertThat(driver.arrives(first)).extracting(Alert::getChange).containsExactly("raised");

        List<Alert> alerts = driver.arrives(mentions(published("rel_2", Duration.ofDays(3)), "peru"));

        assertThat(alerts)
                .extracting(Alert::getStory, Alert::getChange, Alert::getReason)
                .containsExactlyInAnyOrder(tuple("sty_rel_1", "withdrawn", "late"), tuple("sty_rel_2", "raised", null));
    }

    @Test
    void aReleaseThatComesTooLateIsCountedAndMovesNoWindow() {
        driver.subscribe(subscription("first", "FIRST (actor:peru) IN 90d"));

        assertThat(driver.arrives(mentions(published("rel_1", Duration.ofDays(8)), "peru")))
                .isEmpty();

        assertThat(driver.count("wirewatch.matching.windows.toolate")).isEqualTo(1);
        assertThat(driver.store().all().hasNext()).isFalse();
    }

    @Test
    void aHistoricalReleaseIsPartOfThePastAndRaisesNothing() {
        driver.subscribe(subscription("count", "COUNT >= 2 OF (actor:peru) WITHIN 24h"));
        driver.subscribe(subscription("single", "actor:peru"));
        ReleaseHead past = ReleaseHead.newBuilder(published("rel_1", Duration.ofHours(20)))
                .setHistorical(true)
                .build();

        assertThat(driver.arrives(mentions(past, "peru"))).isEmpty();

        assertThat(driver.arrives(mentions(published("rel_2", Duration.ofHours(1)), "peru")))
                .extracting(alert -> alert.getSubscription().getId())
                .containsExactlyInAnyOrder("count", "single");
    }

    @Test
    void thePastThatAReplayTellsCountsAndRaisesNothing() {
        driver.subscribe(subscription("count", "COUNT >= 2 OF (actor:peru) WITHIN 24h"));
        ReleaseMentions past = mentions(published("rel_1", Duration.ofHours(20)), "peru");
        ReleaseMentions morePast = mentions(published("rel_2", Duration.ofHours(19)), "peru");

        assertThat(driver.handed(MatchesMapper.history(past, "count", "rpl_1", ARRIVAL)))
                .isEmpty();
        assertThat(driver.arrives(mentions(published("rel_3", Duration.ofHours(10)), "peru")))
                .extracting(Alert::getStory)
                .containsExactly("sty_rel_3");
        // What is known by now makes the occurrence begin in the past: its alert stands where it is.
        assertThat(driver.handed(MatchesMapper.history(morePast, "count", "rpl_1", ARRIVAL)))
                .isEmpty();
        assertThat(driver.arrives(mentions(published("rel_4", Duration.ofHours(9)), "peru")))
                .isEmpty();
    }

    @Test
    void withinACoolDownAlertsAreRaisedAndSuppressedAndTheNextOneSaysHowMany() {
        driver.subscribe(quiet("PT1H"));

        assertThat(List.of(peru(1, 0), peru(2, 10), peru(3, 59), peru(4, 60), peru(5, 70)))
                .extracting(Alert::getChange, Alert::getSuppressed, Alert::getSuppressedBefore)
                .containsExactly(
                        tuple("raised", null, 0),
                        tuple("raised", "cooldown", 0),
                        tuple("raised", "cooldown", 0),
                        tuple("raised", null, 2),
                        tuple("raised", "cooldown", 0));
        assertThat(driver.count("wirewatch.matching.alerts", "suppressed", "cooldown"))
                .isEqualTo(3);
        assertThat(driver.count("wirewatch.matching.alerts", "suppressed", "no"))
                .isEqualTo(2);
    }

    @Test
    void onlyAlertsThatACoolDownDecidesAboutMakeTheDetour() {
        driver.subscribe(subscription("open", "actor:peru"));
        driver.arrives(mentions(head("rel_1").build(), "peru"));
        assertThat(driver.cooling()).isEmpty();

        driver.subscribe(quiet("PT1H"));
        driver.arrives(mentions(head("rel_2").build(), "peru"));
        assertThat(driver.cooling()).singleElement().satisfies(alert -> {
            assertThat(alert.getSubscription().getId()).isEqualTo("quiet");
            assertThat(alert.getCooldown()).isEqualTo("PT1H");
        });
        driver.subscribe(quiet(null));
        driver.arrives(mentions(head("rel_2").setVersion(2).build(), "nobody"));
        assertThat(driver.cooling())
                .as("so that the revisions of an alert stay in order")
                .extracting(Alert::getRevision, Alert::getCooldown)
                .containsExactly(tuple(2, "PT0S"));
        driver.arrives(mentions(head("rel_3").build(), "peru"));
        assertThat(driver.cooling()).isEmpty();
    }

    @Test
    void whatIsNoAlertThatACoolDownDecidesAboutIsRefusedThere() {
        Alert alert = driver.arrives(mentions(head("rel_1").build(), TOGETHER)).getFirst();

        assertThatThrownBy(() -> driver.cools(alert)).hasRootCauseInstanceOf(RefusedRecordException.class);
    }

    private static Subscription quiet(String cooldown) {
        return Subscription.newBuilder(subscription("quiet", "actor:peru"))
                .setCooldown(cooldown)
                .build();
    }

    /** The alert of a release that names Peru and comes in so many minutes later. */
    private Alert peru(int number, int minutes) {
        List<Alert> alerts = driver.arrives(
                mentions(head("rel_" + number).build(), "peru"), ARRIVAL.plus(Duration.ofMinutes(minutes)));
        assertThat(alerts).hasSize(1);
        return alerts.getFirst();
    }

    @Test
    void anotherRuleStartsWithAnEmptyWindow() {
        driver.subscribe(subscription("window", "(actor:peru AND actor:chile) WITHIN 24h"));
        driver.arrives(mentions(published("rel_1", Duration.ofHours(3)), "peru"));
        driver.subscribe(subscription("window", "(actor:peru AND actor:chile) WITHIN 23h"));

        assertThat(driver.arrives(mentions(published("rel_2", Duration.ofHours(2)), "chile")))
                .isEmpty();
        assertThat(driver.arrives(mentions(published("rel_3", Duration.ofHours(1)), "peru")))
                .extracting(Alert::getChange)
                .containsExactly("raised");
    }

    @Test
    void whatNothingThatMayStillComeNeedsIsForgottenAlsoOfSubscriptionsThatAreGone() {
        driver.subscribe(subscription("window", "(actor:peru AND actor:chile) WITHIN 24h"));
        driver.arrives(mentions(published("rel_1", Duration.ofHours(3)), "peru"));
        driver.unsubscribe("window");
        goRound();
        assertThat(windowEntries()).isEqualTo(3);

        driver.handed(
                MatchesMapper.backfill(mentions(head("rel_2").build(), "nobody"), "other", "rpl_1", false, ARRIVAL),
                ARRIVAL.plus(Duration.ofDays(8)).plusSeconds(1));
        goRound();

        assertThat(windowEntries()).isZero();
        assertThat(driver.count("wirewatch.matching.windows.expired")).isEqualTo(3);
    }

    @Test
    void whatIsReadAgainAfterACrashFindsWhatItSawThoughWeeksHavePassedSince() {
        Subscription count = subscription("count", "COUNT >= 2 OF (actor:peru) WITHIN 24h");
        ReleaseMentions third = mentions(published("rel_3", Duration.ofHours(3)), "peru");
        ReleaseMentions fourth = mentions(published("rel_4", Duration.ofHours(2)), "peru");
        driver.subscribe(count);
        driver.arrives(mentions(published("rel_1", Duration.ofHours(5)), "peru"));
        driver.arrives(mentions(published("rel_2", Duration.ofHours(4)), "peru"));
        driver.arrives(third);
        driver.arrives(fourth);

        // A backlog: the next release came weeks later and is read in no time, before anything is committed.
        driver.arrives(mentions(head("rel_5").build(), "nobody"), ARRIVAL.plus(Duration.ofDays(30)));
        driver.sweeps();
        driver.sweeps();
        try (MatchingDriver restarted = MatchingDriver.inTemporaryFolder()) {
            restarted.subscribe(count);
            restarted.restore(driver.changelog());

            assertThat(restarted.arrives(third)).isEmpty();
            assertThat(restarted.arrives(fourth)).isEmpty();
        }
    }

    /** The expiry looks at hits, inputs and windows in turn, by the clock of two stretches before. */
    private void goRound() {
        for (int i = 0; i < 5; i++) {
            driver.sweeps();
        }
    }

    private long windowEntries() {
        long count = 0;
        try (KeyValueIterator<String, MatchingState> all = driver.store().all()) {
            while (all.hasNext()) {
                MatchingState value = all.next().value;
                count += value.getHit() != null || value.getInput() != null || value.getWindow() != null ? 1 : 0;
            }
        }
        return count;
    }

    private static ReleaseHead published(String id, Duration ago) {
        return head(id).setPublishedAt(ARRIVAL.minus(ago)).build();
    }
}
