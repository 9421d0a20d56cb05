package io.wirewatch.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.NamedEntity;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service with the engine that it brings, and with one that is not there. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITUnlistedNames {
    private final WirewatchCluster cluster;

    ITUnlistedNames(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void whoElseIsInAReleaseIsOnItsRecord() throws Exception {
        String text =
                "NATO Secretary General Jaap de Hoop Scheffer met the Russian ambassador in Brussels. Mr. Scheffer left for"
                        + " Norfolk, Virginia.";
        try (ServiceContext extraction = ServiceContext.start("extraction", cluster.properties())) {
            extraction.awaitReady(Duration.ofSeconds(60));
            CleanRelease release = CleanReleases.of("who else", text);
            cluster.produce(Topics.RELEASES_CLEAN, release.getHead().getId(), release, CleanReleases.RECEIVED);
            ReleaseMentions tagged =
                    cluster.awaitRecords(Topics.RELEASES_MENTIONS, 1).getFirst().value();
            NamedEntity person = tagged.getEntities().stream()
                    .filter(entity -> entity.getKind().equals("person"))
                    .findFirst()
                    .orElseThrow();
            assertThat(person.getName()).isEqualTo("Jaap de Hoop Scheffer");
            assertThat(person.getRole()).isEqualTo("NATO Secretary General");
            assertThat(person.getMentions())
                    .extracting(index -> tagged.getMentions().get(index).getAlias())
                    .containsExactly("Jaap de Hoop Scheffer", "Scheffer");
            assertThat(tagged.getMentions()).extracting(Mention::getActor).containsOnlyNulls();
        }
    }

    @Test
    void anEngineThatIsNotThereEndsTheStart() {
        Map<String, Object> properties = new HashMap<>(cluster.properties());
        properties.put("wirewatch.extraction.entities.engine", "absent");
        assertThatThrownBy(() -> ServiceContext.start("extraction", properties).close())
                .hasStackTraceContaining("engine absent is not on the class path");
    }
}
