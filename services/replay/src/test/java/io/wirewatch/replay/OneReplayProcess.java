package io.wirewatch.replay;

import static io.wirewatch.replay.ReplayScene.PATIENCE;

import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.testing.WirewatchCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of replay in a process of its own, against a real broker; the other stages are played by their groups' offsets. */
@ExtendWith(WirewatchCluster.Extension.class)
abstract class OneReplayProcess {
    final WirewatchCluster cluster;
    final ReplayScene scene;
    ServiceContext replay;

    OneReplayProcess(WirewatchCluster cluster) {
        this.cluster = cluster;
        this.scene = new ReplayScene(cluster);
    }

    @BeforeEach
    void start() throws Exception {
        replay = ServiceContext.start("replay", cluster.properties());
        replay.awaitReady(PATIENCE);
    }

    @AfterEach
    void stop() {
        replay.close();
    }
}
