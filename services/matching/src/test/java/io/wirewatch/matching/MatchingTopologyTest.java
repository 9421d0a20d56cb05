package io.wirewatch.matching;

import static io.wirewatch.matching.Fixtures.ARRIVAL;
import static io.wirewatch.matching.Fixtures.head;
import static io.wirewatch.matching.Fixtures.mentions;
import static io.wirewatch.matching.Fixtures.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.mapping.MatchesMapper;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
    void candidatesGoToThePartitionOfTheirSubscription() {
        for (int i = 0; i < 30; i++) {
            driver.subscribe(subscription("sub-" + i, "actor:nato"));
        }

        assertThat(driver.arrives(mentions(head("rel_1").build(), "nato"))).hasSize(30);

        List<MatchCandidates> matches = driver.matches();
        assertThat(matches).hasSize(Topics.MATCHES.partitions());
        assertThat(matches.stream().map(MatchCandidates::getSubscriptions).flatMap(List::stream))
                .hasSize(30)
                .doesNotHaveDuplicates();
        assertThat(matches)
                .allSatisfy(record -> assertThat(record.getSubscriptions().stream()
                                .map(Topics.MATCHES::partitionOf)
                                .distinct())
                        .hasSize(1));
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
    void aFurtherVersionGoesToEveryPartition() {
        driver.arrives(mentions(head("rel_1").setVersion(2).build(), "nobody"));

        assertThat(driver.matches())
                .hasSize(Topics.MATCHES.partitions())
                .allSatisfy(record -> assertThat(record.getSubscriptions()).isEmpty());
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
}
