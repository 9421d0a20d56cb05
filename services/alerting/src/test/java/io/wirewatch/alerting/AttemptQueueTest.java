package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final AttemptQueue queue = new AttemptQueue(2, 5);

    @Test
    void lanesTakeTurnsSoAFullOneStopsNobody() {
        for (int i = 0; i < 100; i++) {
            queue.add("hanging", "h" + i, NOW);
        }
        queue.add("quick", "q0", NOW);
        queue.add("quick", "q1", NOW);

        assertThat(all()).containsExactlyInAnyOrder("h0", "q0", "h1", "q1");
        queue.done("quick");
        queue.add("quick", "q2", NOW);
        assertThat(all()).containsExactly("q2");
    }

    @Test
    void altogetherNoMoreThanTheTotalIsUnderWay() {
        for (int i = 0; i < 10; i++) {
            queue.add("end" + i, "d" + i, NOW);
        }

        assertThat(all()).hasSize(5);
        assertThat(queue.nextDue()).isEmpty();
        queue.done("end0");
        assertThat(all()).containsExactly("d5");
    }

    @Test
    void anEndpointThatFailsIsTriedOneAtATimeUntilItSucceeds() {
        queue.add("end", "d0", NOW);
        queue.next(NOW);
        queue.cameTo("end", false);
        queue.done("end");
        List.of("d1", "d2", "d3").forEach(id -> queue.add("end", id, NOW));

        assertThat(all()).containsExactly("d1");
        queue.cameTo("end", true);
        queue.done("end");
        assertThat(all()).containsExactly("d2", "d3");
    }

    @Test
    void nothingIsTakenBeforeItsTime() {
        queue.add("end", "later", NOW.plusSeconds(60));
        queue.add("end", "soon", NOW.plusSeconds(5));

        assertThat(queue.next(NOW)).isEmpty();
        assertThat(queue.nextDue()).contains(NOW.plusSeconds(5));
        assertThat(queue.next(NOW.plusSeconds(5))).contains("soon");
        assertThat(queue.next(NOW.plusSeconds(5))).isEmpty();
        assertThat(queue.backlog(NOW.plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void addingAgainReplacesTheTime() {
        queue.add("end", "d", NOW.plusSeconds(60));
        queue.add("end", "d", NOW);

        assertThat(all()).containsExactly("d");
        assertThat(queue.nextDue()).isEmpty();
    }

    @Test
    void aHeldLaneWaitsUntilItIsReleased() {
        queue.add("paused", "p", NOW);
        queue.hold("paused");
        queue.add("other", "o", NOW);

        assertThat(all()).containsExactly("o");
        assertThat(queue.release("paused"::equals)).isTrue();
        assertThat(all()).isEmpty();
        assertThat(queue.release(lane -> false)).isFalse();
        assertThat(all()).containsExactly("p");
    }

    private List<String> all() {
        List<String> taken = new ArrayList<>();
        for (Optional<String> next = queue.next(NOW); next.isPresent(); next = queue.next(NOW)) {
            taken.add(next.get());
        }
        return taken;
    }
}
