package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.ActorAlias;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Literal phrases leave the catalogue when no subscription holds them any more, and only then. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITPhrases {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant JUST_NOW = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    Path data;

    @Test
    void anIdlePhraseIsSweptAndOneThatIsHeldOrWasWrittenLatelyStays(WirewatchCluster kafka) throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            gateway.put(
                            "/subscriptions/s",
                            "{\"name\": \"S\", \"expression\": \"NOT \\\"held one\\\" AND \\\"held two\\\"\"}")
                    .is(201);
        }
        for (String held : List.of("held one", "held two", "idle")) {
            write(kafka, "phrase:" + held, LONG_AGO);
        }
        write(kafka, "phrase:young", JUST_NOW);
        write(kafka, "nato", LONG_AGO);
        try (GatewayUnderTest gateway =
                GatewayUnderTest.start(kafka, data, Map.of("wirewatch.gateway.sweep", "PT0.2S"))) {
            await().atMost(PATIENCE).until(() -> !actors(kafka).containsKey("phrase:idle"));
            assertThat(actors(kafka)).containsOnlyKeys("phrase:held one", "phrase:held two", "phrase:young", "nato");
            gateway.delete("/subscriptions/s").is(204);
            await().atMost(PATIENCE).until(() -> actors(kafka).size() == 2);
            assertThat(actors(kafka)).containsOnlyKeys("phrase:young", "nato");
        }
    }

    @Test
    void aPhraseInUseThatIsMissingIsWrittenAgain(WirewatchCluster kafka) throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            gateway.put("/subscriptions/s", "{\"name\": \"S\", \"expression\": \"\\\"held one\\\" AND case:LOST\"}")
                    .is(201);
        }
        Map<String, Actor> before = actors(kafka);
        List.of("phrase:held one", "phrase:=LOST").forEach(id -> kafka.produce(Topics.ACTORS, id, null));
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            await().atMost(PATIENCE).until(() -> actors(kafka).size() == before.size());
            assertThat(actors(kafka).values())
                    .extracting(Actor::getId, Actor::getName, Actor::getAliases)
                    .containsExactlyInAnyOrderElementsOf(before.values().stream()
                            .map(actor -> tuple(actor.getId(), actor.getName(), actor.getAliases()))
                            .toList());
            gateway.delete("/subscriptions/s").is(204);
        }
        before.keySet().forEach(id -> kafka.produce(Topics.ACTORS, id, null));
    }

    private static void write(WirewatchCluster kafka, String id, Instant at) {
        kafka.produce(
                Topics.ACTORS,
                id,
                Actor.newBuilder()
                        .setId(id)
                        .setName(id)
                        .setAliases(List.of(ActorAlias.newBuilder().setText(id).build()))
                        .setVersion(1)
                        .setUpdatedAt(at)
                        .build());
    }

    private static Map<String, Actor> actors(WirewatchCluster kafka) {
        Map<String, Actor> actors = new HashMap<>();
        for (ReadRecord<Actor> record : kafka.readAll(Topics.ACTORS)) {
            if (record.value() == null) {
                actors.remove(record.key());
            } else {
                actors.put(record.key(), record.value());
            }
        }
        return actors;
    }
}
