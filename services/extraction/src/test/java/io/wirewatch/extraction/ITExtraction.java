package io.wirewatch.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.PhraseIds;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.mapping.ActorMapper;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.DeadLetter;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service against a real broker and registry. */
@ExtendWith(WirewatchCluster.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ITExtraction {
    private final WirewatchCluster cluster;
    private ServiceContext extraction;
    private int expected;

    ITExtraction(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() throws Exception {
        // Who else is in a release has a test of its own; here each mention is an actor.
        Map<String, Object> properties = new HashMap<>(cluster.properties());
        properties.put("wirewatch.extraction.entities.engine", "none");
        extraction = ServiceContext.start("extraction", properties);
        extraction.awaitReady(Duration.ofSeconds(60));
    }

    @AfterAll
    void stop() {
        extraction.close();
    }

    @Test
    void anActorIsLookedForInEveryReleaseThatFollowsIt() {
        for (int round = 0; round < 10; round++) {
            String name = "Vestby " + "I".repeat(round + 1);
            put(named("vestby", name));
            ReleaseMentions tagged = tag(CleanReleases.of("round-" + round, "The mayor of " + name + " spoke."));
            assertThat(tagged.getMentions())
                    .extracting(Mention::getActor, Mention::getAlias, Mention::getStart, Mention::getZone)
                    .containsExactly(tuple("vestby", name, 13, "lead"));
            assertThat(tagged.getSentences()).hasSize(1);
        }
        cluster.produce(Topics.ACTORS, "vestby", null);
        assertThat(tag(CleanReleases.of("gone", "Vestby I and Vestby IIIIIIIIII are forgotten."))
                        .getMentions())
                .isEmpty();
    }

    @Test
    void aPhraseIsAnActorLikeOthersAndTheVersionOfTheCatalogueGrows() {
        long before = tag(CleanReleases.of("no phrase yet", "A harbour pilot went ashore."))
                .getCatalogueVersion();
        put(PhraseIds.actor("harbour pilot", false));
        ReleaseMentions tagged = tag(CleanReleases.of("phrase", "A Harbour  pilot went ashore."));
        assertThat(tagged.getMentions())
                .extracting(Mention::getActor, Mention::getAlias)
                .containsExactly(tuple("phrase:harbour pilot", "Harbour  pilot"));
        assertThat(tagged.getCatalogueVersion()).isEqualTo(before + 1);
    }

    @Test
    void arrivalTimeHeadAndKeyAreCarriedOn() {
        CleanRelease release = CleanReleases.of("carried", "Nothing is in here.");
        ReadRecord<ReleaseMentions> read = tagged(release);
        assertThat(read.timestamp()).isEqualTo(CleanReleases.RECEIVED);
        assertThat(read.value().getHead()).isEqualTo(release.getHead());
    }

    @Test
    void aWithdrawnReleasePassesThrough() {
        ReleaseMentions tagged = tag(CleanReleases.withdrawn("taken back"));
        assertThat(tagged.getHead().getVersion()).isEqualTo(2);
        assertThat(tagged.getMentions()).isEmpty();
    }

    @Test
    void poisonGoesToTheDeadLettersAndItsNeighboursAreTagged() {
        put(named("ferry", "Ferry Company"));
        CleanRelease headless = CleanRelease.newBuilder().build();
        cluster.produceBytes(Topics.RELEASES_CLEAN, "rel_poison", new byte[] {9, 9, 9});
        cluster.produce(Topics.RELEASES_CLEAN, "rel_headless", headless);
        ReleaseMentions tagged = tag(CleanReleases.of("neighbour", "The Ferry Company goes on."));
        assertThat(tagged.getMentions()).extracting(Mention::getActor).containsExactly("ferry");
        assertThat(cluster.awaitDeadLetters(Topics.RELEASES_CLEAN, 2))
                .extracting(DeadLetter::key, letter -> letter.header("service"), letter -> letter.header("reason"))
                .containsExactlyInAnyOrder(
                        tuple("rel_poison", "extraction", "undecodable"),
                        tuple("rel_headless", "extraction", "incomplete"));
    }

    @Test
    void aBrokenActorIsLeftOutAndTheOthersStay() {
        put(named("pier", "Pier Nine"));
        cluster.produceBytes(Topics.ACTORS, "broken", new byte[] {1});
        ReleaseMentions tagged = tag(CleanReleases.of("pier", "Pier Nine opens."));
        assertThat(tagged.getMentions()).extracting(Mention::getActor).containsExactly("pier");
        assertThat(cluster.awaitDeadLetters(Topics.ACTORS, 1))
                .extracting(DeadLetter::key)
                .containsExactly("broken");
    }

    private static Actor named(String id, String... aliases) {
        return new Actor(
                id, id, "organisation", Stream.of(aliases).map(ActorAlias::name).toList());
    }

    private void put(Actor actor) {
        cluster.produce(Topics.ACTORS, actor.id(), ActorMapper.toAvro(actor, "main", false, 1, CleanReleases.RECEIVED));
    }

    private ReleaseMentions tag(CleanRelease release) {
        return tagged(release).value();
    }

    private ReadRecord<ReleaseMentions> tagged(CleanRelease release) {
        cluster.produce(Topics.RELEASES_CLEAN, release.getHead().getId(), release, CleanReleases.RECEIVED);
        expected++;
        List<ReadRecord<ReleaseMentions>> all = cluster.awaitRecords(Topics.RELEASES_MENTIONS, expected);
        return all.stream()
                .filter(record -> record.key().equals(release.getHead().getId()))
                .findFirst()
                .orElseThrow();
    }
}
