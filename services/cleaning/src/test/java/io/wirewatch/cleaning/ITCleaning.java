package io.wirewatch.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.DeadLetter;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service against a real broker and registry: what is on the log comes out once, over a restart too. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITCleaning {
    private static final int RELEASES = 40;

    @Test
    void cleansWhatWaitsRefusesPoisonAndGoesOnAfterARestart(WirewatchCluster cluster) throws Exception {
        Map<String, RawRelease> waiting = new LinkedHashMap<>();
        for (int i = 0; i < RELEASES; i++) {
            RawRelease release = release(i, "The " + i + "th ferry of the season has left the harbour of Vestby.");
            waiting.put(release.getId(), release);
        }
        cluster.produceAll(Topics.RELEASES_RAW, waiting);
        cluster.produceBytes(Topics.RELEASES_RAW, "rel_poison", new byte[] {7, 7, 7});
        RawRelease pdf = release(RELEASES, "%PDF-1.4 is no text");
        cluster.produce(Topics.RELEASES_RAW, pdf.getId(), pdf);

        try (ServiceContext cleaning = ServiceContext.start("cleaning", cluster.properties())) {
            cleaning.awaitReady(Duration.ofSeconds(60));
            assertThat(cluster.awaitRecords(Topics.RELEASES_CLEAN, RELEASES)).hasSize(RELEASES);
            assertThat(cluster.awaitDeadLetters(Topics.RELEASES_RAW, 2))
                    .extracting(DeadLetter::key, letter -> letter.header("reason"))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("rel_poison", "undecodable"),
                            org.assertj.core.groups.Tuple.tuple(pdf.getId(), "binary"));
        }

        RawRelease edited =
                release(3, "The third ferry of the season could not leave the harbour of Vestby after all.");
        cluster.produce(Topics.RELEASES_RAW, edited.getId(), edited);
        try (ServiceContext cleaning = ServiceContext.start("cleaning", cluster.properties())) {
            cleaning.awaitReady(Duration.ofSeconds(60));
            List<ReadRecord<CleanRelease>> all = cluster.awaitRecords(Topics.RELEASES_CLEAN, RELEASES + 1);
            assertThat(all.stream().filter(r -> r.key().equals(edited.getId())))
                    .extracting(r -> r.value().getHead().getVersion())
                    .containsExactly(1, 2);
            assertThat(all.stream().collect(Collectors.groupingBy(ReadRecord::key)))
                    .hasSize(RELEASES);
            assertThat(all)
                    .allSatisfy(r -> assertThat(r.value().getHead().getStory()).isEqualTo(Ids.story(r.key())));
        }
    }

    private static RawRelease release(int number, String text) {
        return CleaningDriver.raw(
                Ids.release("main", "push", "id", "ferry-" + number),
                "Ferry " + number,
                text
                        + " It carries mail, timber and a school class for the islands of the outer coast, and is back by dusk.");
    }
}
