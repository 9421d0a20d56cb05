package io.wirewatch.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.window.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SightingCacheTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Property(tries = 200)
    void whateverIsAddedRemovedAndForgottenItSaysWhatTheStoreHas(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, List<Sighting>> store = new HashMap<>();
        SightingCache cache = new SightingCache(1 + random.nextInt(12));
        for (int i = 0; i < 120; i++) {
            String rule = "rule-" + random.nextInt(4);
            List<Sighting> held = store.computeIfAbsent(rule, _ -> new ArrayList<>());
            Sighting sighting = sighting(random.nextInt(10), random.nextInt(6), random.nextInt(3));
            switch (random.nextInt(3)) {
                case 0 -> {
                    held.removeIf(other -> isOfOneKey(other, sighting));
                    held.add(sighting);
                    cache.add(rule, sighting);
                }
                case 1 -> {
                    held.removeIf(other -> isOfOneKey(other, sighting));
                    cache.remove(rule, sighting);
                }
                default -> {
                    Instant moment = START.plusSeconds(random.nextInt(10));
                    assertThat(cache.after(rule, moment, () -> held))
                            .containsExactlyElementsOf(held.stream()
                                    .filter(other -> other.at().isAfter(moment))
                                    .sorted()
                                    .toList());
                }
            }
        }
    }

    @Test
    void whatWasAskedForLongestAgoGoesFirst() {
        SightingCache cache = new SightingCache(3);
        List<Sighting> two = List.of(sighting(1, 1, 1), sighting(2, 2, 2));

        cache.after("a", START, () -> two);
        cache.after("b", START, () -> List.of(sighting(1, 1, 1)));
        cache.after("a", START, List::of);
        assertThat(cache.size()).isEqualTo(3);
        cache.after("c", START, () -> List.of(sighting(3, 3, 3)));

        assertThat(cache.size()).isEqualTo(3);
        assertThat(cache.after("a", START, List::of)).as("still held").hasSize(2);
    }

    private static boolean isOfOneKey(Sighting one, Sighting other) {
        return one.at().equals(other.at()) && one.release().equals(other.release());
    }

    private static Sighting sighting(int second, int release, int parts) {
        Instant received = START.plusSeconds(parts);
        return new Sighting(START.plusSeconds(second), received, "rel_" + release, "sty_" + release, parts, false);
    }
}
