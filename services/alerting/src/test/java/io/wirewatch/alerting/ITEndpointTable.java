package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An endpoint is disabled and changed by somebody in the same moment. The moments are those at which the table looks at its clock: before
 * the notice is written, before the endpoint is, and before a change is written again.
 */
@ExtendWith(WirewatchCluster.Extension.class)
class ITEndpointTable {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String REASON = "the receiver answered 410";

    private final WirewatchCluster cluster;
    private final EventfulClock clock = new EventfulClock();
    private ServiceContext service;
    private EndpointTable table;

    ITEndpointTable(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        service = ServiceContext.start("alerting", cluster.properties());
        table = new EndpointTable(service.bean(KafkaClients.class), service.bean(DeadLetters.class), clock);
    }

    @AfterEach
    void stop() {
        table.close();
        service.close();
    }

    @Test
    void anEndpointThatNobodyChangesIsDisabledOnce() {
        put("quiet", 1, "Desk");

        disable("quiet");
        disable("quiet");

        assertThat(log("quiet")).containsExactly("1 Desk active", "2 Desk disabled");
        assertThat(newest("quiet").getStatusReason()).isEqualTo(REASON);
        assertThat(notices("quiet")).isEqualTo(1);
    }

    @Test
    void whatIsChangedWhileTheNoticeIsWrittenIsLeftAlone() {
        put("noticed", 1, "Desk");
        clock.whenLookedAt(() -> put("noticed", 2, "Night desk"));

        disable("noticed");

        assertThat(log("noticed")).containsExactly("1 Desk active", "2 Night desk active");
    }

    @Test
    void whatIsChangedInTheMomentBeforeTheWriteIsWrittenAgainBehindIt() {
        put("struck", 1, "Desk");
        clock.whenLookedAt(() -> {}, () -> put("struck", 2, "Night desk"));

        disable("struck");

        assertThat(log("struck"))
                .containsExactly("1 Desk active", "2 Night desk active", "2 Desk disabled", "3 Night desk active");
        assertThat(newest("struck").getSecret()).isEqualTo(secret("Night desk"));
        assertThat(newest("struck").getStatusReason()).isNull();
    }

    @Test
    void aChangeOfThatIsNotWrittenOverEither() {
        put("twice", 1, "Desk");
        clock.whenLookedAt(() -> {}, () -> put("twice", 2, "Night desk"), () -> {}, () -> put("twice", 3, "Day desk"));

        disable("twice");

        assertThat(log("twice"))
                .containsExactly(
                        "1 Desk active",
                        "2 Night desk active",
                        "2 Desk disabled",
                        "3 Day desk active",
                        "3 Night desk active",
                        "4 Day desk active");
    }

    @Test
    void whatIsDeletedStaysDeleted() {
        put("deleted", 1, "Desk");
        clock.whenLookedAt(() -> {}, () -> cluster.produce(Topics.ENDPOINTS, "deleted", null));

        disable("deleted");

        assertThat(newest("deleted")).isNull();
        put("replaced", 1, "Desk");
        clock.whenLookedAt(() -> {
            cluster.produce(Topics.ENDPOINTS, "replaced", null);
            put("replaced", 1, "Another");
        });

        disable("replaced");

        assertThat(newest("replaced").getStatus()).isEqualTo("active");
    }

    private void disable(String id) {
        table.disabling(id, REASON, NOW).join();
    }

    private void put(String id, int version, String name) {
        Endpoint endpoint = Endpoint.newBuilder(Fixtures.endpoint(id))
                .setName(name)
                .setSecret(secret(name))
                .setVersion(version)
                .build();
        cluster.produce(Topics.ENDPOINTS, id, endpoint);
    }

    /** Another for each name, as after a rotation. */
    private static ByteBuffer secret(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> log(String id) {
        return records(id).stream()
                .map(ReadRecord::value)
                .filter(Objects::nonNull)
                .map(endpoint -> endpoint.getVersion() + " " + endpoint.getName() + " " + endpoint.getStatus())
                .toList();
    }

    private Endpoint newest(String id) {
        return records(id).getLast().value();
    }

    private List<ReadRecord<Endpoint>> records(String id) {
        return cluster.readAll(Topics.ENDPOINTS).stream()
                .filter(record -> id.equals(record.key()))
                .toList();
    }

    private long notices(String id) {
        return cluster.readAll(Topics.NOTICES).stream()
                .filter(record -> ("endpoint/" + id).equals(record.key()))
                .count();
    }

    /** Stands still; each time that it is looked at, the next thing happens. */
    private static final class EventfulClock extends Clock {
        private final Deque<Runnable> events = new ArrayDeque<>();

        void whenLookedAt(Runnable... things) {
            events.addAll(List.of(things));
        }

        @Override
        public Instant instant() {
            Runnable event = events.poll();
            if (event != null) {
                event.run();
            }
            return NOW;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
