package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
        queue.cameTo("end", false, NOW);
        queue.done("end");
        List.of("d1", "d2", "d3").forEach(id -> queue.add("end", id, NOW));

        assertThat(all()).containsExactly("d1");
        queue.cameTo("end", true, NOW);
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

    @Test
    void anEndpointThatAskedForQuietGetsNothingUntilThenUnlessSomebodySendsAgain() {
        List.of("d0", "d1", "d2").forEach(id -> queue.add("end", id, NOW));
        queue.next(NOW);
        queue.cameTo("end", false, NOW);
        queue.rest("end", NOW.plusSeconds(60));
        queue.done("end");
        queue.add("other", "o0", NOW);

        assertThat(queue.next(NOW.plusSeconds(59))).contains("o0");
        assertThat(queue.next(NOW.plusSeconds(59))).isEmpty();
        assertThat(queue.nextDue()).contains(NOW.plusSeconds(60));
        // A shorter word later does not shorten it.
        queue.rest("end", NOW.plusSeconds(5));
        assertThat(queue.nextDue()).contains(NOW.plusSeconds(60));
        queue.wake("end");
        assertThat(queue.next(NOW.plusSeconds(59))).contains("d1");
    }

    @Test
    void afterTenFailuresInARowALaneRestsLongerAndLongerUntilASuccess() {
        for (int i = 0; i < 100; i++) {
            queue.add("away", "d" + i, NOW);
        }
        Instant now = NOW;
        for (int i = 0; i < AttemptQueue.FAILURES_IN_A_ROW; i++) {
            assertThat(queue.next(now)).isPresent();
            fails("away", now);
        }

        for (int rest : new int[] {100, 200, 400, 800, 1000, 1000}) {
            assertThat(queue.next(now.plusMillis(rest - 1))).isEmpty();
            assertThat(queue.nextDue()).contains(now.plusMillis(rest));
            now = now.plusMillis(rest);
            assertThat(queue.next(now)).isPresent();
            assertThat(queue.next(now)).isEmpty();
            fails("away", now);
        }
        queue.wake("away");
        assertThat(queue.next(now)).isPresent();
        queue.cameTo("away", true, now);
        queue.done("away");
        assertThat(List.of(queue.next(now), queue.next(now))).allMatch(Optional::isPresent);
        assertThat(queue.next(now)).isEmpty();
    }

    private void fails(String lane, Instant now) {
        queue.cameTo(lane, false, now);
        queue.done(lane);
    }

    @Test
    void aLaneIsNoFasterThanItsEndpointWantsAndHasAsMuchRoom() {
        AttemptQueue.Pace pace = new AttemptQueue.Pace(3, Duration.ofMillis(250));
        for (int i = 0; i < 6; i++) {
            queue.add("slow", "s" + i, NOW);
        }
        List<Long> begun = new ArrayList<>();
        for (int millis = 0; millis <= 2000; millis += 10) {
            Instant now = NOW.plusMillis(millis);
            for (Optional<String> next = queue.next(now); next.isPresent(); next = queue.next(now)) {
                begun.add((long) millis);
                queue.begins("slow", pace, now);
                // A resend ends a rest, and hurries nobody.
                queue.wake("slow");
            }
            if (millis == 1000) {
                queue.done("slow");
            }
        }

        assertThat(begun).containsExactly(0L, 250L, 500L, 1010L);
    }

    @Test
    void theLaneThatHasWaitedLongestForATurnIsNext() {
        queue.add("busy", "b0", NOW);
        queue.add("busy", "b1", NOW);
        queue.add("busy", "b2", NOW.minusSeconds(60));
        queue.add("other", "o0", NOW);

        assertThat(queue.next(NOW)).contains("b2");
        // What comes to a lane meanwhile takes no turn from another.
        queue.add("busy", "b3", NOW.minusSeconds(120));
        assertThat(queue.next(NOW)).contains("o0");
        assertThat(queue.next(NOW)).contains("b3");
    }

    @Property(tries = 300)
    void everyDeliveryIsTakenOnceAndNoBoundIsBroken(@ForAll List<@IntRange(max = 999) Integer> steps) {
        AttemptQueue some = new AttemptQueue(2, 5);
        Map<String, Integer> underWay = new HashMap<>();
        Set<String> answering = new HashSet<>();
        Set<String> waiting = new HashSet<>();
        Instant now = NOW;
        for (int i = 0; i < steps.size(); i++) {
            int step = steps.get(i);
            String lane = "end" + step % 4;
            now = now.plusMillis(step);
            switch (step / 250) {
                case 0, 1 -> {
                    some.add(lane, lane + "/" + i, now.plusMillis(step % 7 * 100L));
                    waiting.add(lane + "/" + i);
                }
                case 2 -> {
                    if (underWay.merge(lane, 0, Integer::sum) > 0) {
                        some.cameTo(lane, step % 3 == 0, now);
                        boolean ignored = step % 3 == 0 ? answering.add(lane) : answering.remove(lane);
                        some.done(lane);
                        underWay.merge(lane, -1, Integer::sum);
                    }
                }
                default ->
                    some.next(now).ifPresent(taken -> {
                        assertThat(waiting.remove(taken)).isTrue();
                        String of = taken.substring(0, 4);
                        underWay.merge(of, 1, Integer::sum);
                        assertThat(sum(underWay, other -> answering.contains(other) == answering.contains(of)))
                                .isLessThanOrEqualTo(5);
                    });
            }
            assertThat(underWay.values()).allMatch(count -> count <= 2);
        }
        underWay.forEach((lane, count) -> {
            for (int i = 0; i < count; i++) {
                some.done(lane);
            }
        });
        for (int i = 0; i < waiting.size() + 1000 && !waiting.isEmpty(); i++) {
            now = now.plusSeconds(60);
            Optional<String> taken = some.next(now);
            taken.ifPresent(id -> {
                assertThat(waiting.remove(id)).isTrue();
                some.done(id.substring(0, 4));
            });
        }
        assertThat(waiting).isEmpty();
        assertThat(some.nextDue()).isEmpty();
    }

    private static int sum(Map<String, Integer> underWay, Predicate<String> lanes) {
        return underWay.entrySet().stream()
                .filter(lane -> lanes.test(lane.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Test
    void inOrderTheFirstHoldsUpAllBehindItUntilItIsOver() {
        queue.add("end", "d2", NOW, 2, true);
        queue.add("end", "d1", NOW.plusSeconds(60), 1, true);
        queue.add("end", "d3", NOW, 3, true);

        assertThat(queue.next(NOW)).isEmpty();
        assertThat(queue.nextDue()).contains(NOW.plusSeconds(60));
        assertThat(queue.next(NOW.plusSeconds(60))).contains("d1");
        assertThat(queue.next(NOW.plusSeconds(60))).isEmpty();
        queue.cameTo("end", true, NOW);
        queue.done("end");
        assertThat(queue.next(NOW.plusSeconds(60))).contains("d2");
        queue.done("end");
        // The endpoint changed: all that waits may go.
        queue.add("end", "d4", NOW, 4, false);
        assertThat(all()).containsExactly("d3", "d4");
    }

    @Test
    void endpointsThatHoldAttemptsHoldNoneOfThoseThatAnswer() {
        AttemptQueue many = new AttemptQueue(8, 100);
        for (int lane = 0; lane < 50; lane++) {
            many.add("well" + lane, "first" + lane, NOW);
            assertThat(many.next(NOW)).isPresent();
            many.cameTo("well" + lane, true, NOW);
            many.done("well" + lane);
        }
        // A thousand that take what is sent and never answer.
        for (int lane = 0; lane < 1000; lane++) {
            for (int i = 0; i < 8; i++) {
                many.add("dead" + lane, "dead" + lane + "/" + i, NOW);
            }
        }
        while (many.next(NOW).isPresent()) {
            // As many as may be.
        }
        for (int i = 0; i < 20; i++) {
            for (int lane = 0; lane < 50; lane++) {
                many.add("well" + lane, "well" + lane + "/" + i, NOW);
            }
            for (int lane = 0; lane < 50; lane++) {
                assertThat(many.next(NOW))
                        .hasValueSatisfying(taken -> assertThat(taken).startsWith("well"));
            }
            assertThat(many.next(NOW)).isEmpty();
            for (int lane = 0; lane < 50; lane++) {
                many.cameTo("well" + lane, true, NOW);
                many.done("well" + lane);
            }
        }
    }

    private List<String> all() {
        List<String> taken = new ArrayList<>();
        for (Optional<String> next = queue.next(NOW); next.isPresent(); next = queue.next(NOW)) {
            taken.add(next.get());
        }
        return taken;
    }
}
