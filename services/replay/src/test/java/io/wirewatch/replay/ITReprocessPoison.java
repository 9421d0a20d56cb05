package io.wirewatch.replay;

import static io.wirewatch.replay.ReplayScene.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is no record at all among the pages that are read again; on a broker of its own, since nobody else could read it. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITReprocessPoison {
    private static final String TEXT =
            " opened its pier on Tuesday, and the ministers of both coasts were there to cut the ribbon in the rain.";

    @Test
    void itIsPassedOverAndHidesNoPage(WirewatchCluster cluster) throws Exception {
        ReplayScene scene = new ReplayScene(cluster);
        Instant arrival = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        scene.page(scene.raw("rel_1", "Vestby" + TEXT, arrival), 1, "Old. Vestby" + TEXT);
        cluster.produceBytes(Topics.RELEASES_RAW, "rel_1", new byte[0]);
        cluster.produceBytes(Topics.RELEASES_RAW, "rel_1", new byte[] {0, 1, 2, 3, 0});
        cluster.produceBytes(Topics.RELEASES_CLEAN, "rel_1", new byte[] {7});
        scene.everythingIsRead();

        try (ServiceContext replay = ServiceContext.start("replay", cluster.properties())) {
            replay.awaitReady(PATIENCE);
            scene.ask(scene.reprocess("rpl_1", "cleaning"));

            Replay done = scene.awaitEnd("rpl_1");
            assertThat(done.getStatus()).as(done.getError()).isEqualTo("done");
            assertThat(done.getScanned()).isEqualTo(3);
            assertThat(done.getMatched()).isEqualTo(1);
            assertThat(done.getHanded()).isEqualTo(1);
        }
    }
}
