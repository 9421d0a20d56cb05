package io.wirewatch.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WirewatchCluster.Extension.class)
class ITStarterSeed {
    private static final List<Actor> ACTORS = List.of(actor("nato"), actor("russia"), actor("liaison-office"));

    private static Actor actor(String id) {
        return new Actor(id, id, "organisation", List.of(ActorAlias.name(id)));
    }

    @Test
    void isWrittenOnceFinishedAfterACrashAndNeverBringsBackWhatWasDeleted(WirewatchCluster cluster) throws Exception {
        StarterSeed seed = new StarterSeed(cluster.bootstrapServers(), cluster.registry(), Clock.systemUTC(), ACTORS);
        seed.write(2);
        assertThat(seed.run()).as("half of it was there").isEqualTo(3);
        assertThat(seed.run()).as("all of it was there").isZero();
        cluster.produce(Topics.ACTORS, "russia", null);
        assertThat(seed.run()).as("a user deleted one").isZero();
        assertThat(cluster.readAll(Topics.ACTORS).getLast().value()).isNull();
    }
}
