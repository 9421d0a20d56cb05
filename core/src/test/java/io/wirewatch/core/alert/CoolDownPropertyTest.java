package io.wirewatch.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.RandomWindows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A cool-down decides what is sent, and nothing else: all three steps joined, beside the first two without one. */
class CoolDownPropertyTest {
    private static final Map<String, String> RULES = Map.of(
            "single", "actor:a",
            "either", "actor:b OR (actor:c AND NOT actor:d)",
            "first", "FIRST (actor:a) IN 3h",
            "within", "(actor:b AND actor:c) WITHIN 5h");

    @Property(tries = 200)
    void onlyWhatIsSentDependsOnTheCoolDown(@ForAll long seed) {
        Random random = new Random(seed);
        Duration cooldown = Duration.ofHours(1 + random.nextInt(random.nextBoolean() ? 6 : 72));
        Duration maxAge = random.nextBoolean() ? null : Duration.ofHours(1 + random.nextInt(6));
        List<Arrival> arrivals = RandomWindows.anyOrder(random);
        World with = new World(maxAge, cooldown);
        World without = new World(maxAge, null);
        AlertSender sender = new AlertSender(new MemoryCoolDownStore());
        SendingAccount account = new SendingAccount();

        for (Arrival arrival : arrivals) {
            List<Alert> raised = with.arrive(arrival);
            assertThat(raised).extracting(Alert::cooldown).allMatch(cooldown::equals);
            assertThat(raised.stream().map(sender::sent))
                    .containsExactlyElementsOf(raised.stream().map(account::of).toList());
            assertThat(raised.stream().map(CoolDownPropertyTest::withoutCoolDown))
                    .containsExactlyElementsOf(without.arrive(arrival));
        }
    }

    private static Alert withoutCoolDown(Alert alert) {
        return new Alert(
                alert.id(),
                alert.revision(),
                alert.status(),
                alert.reason(),
                alert.change(),
                alert.origin(),
                alert.subscription(),
                alert.story(),
                alert.releases(),
                alert.evidence(),
                alert.endpoints(),
                alert.urgency(),
                alert.replay(),
                alert.deliver(),
                null,
                alert.suppressed(),
                alert.suppressedBefore(),
                alert.raisedAt(),
                alert.updatedAt());
    }

    /** The rules as subscriptions, and the first two stages joined. */
    private static final class World {
        private final Map<String, ActiveSubscription> subscriptions = new HashMap<>();
        private final SubscriptionIndex index = new SubscriptionIndex();
        private final AlertRaiser raiser;

        World(Duration maxAge, Duration cooldown) {
            RULES.forEach((id, rule) -> subscriptions.put(id, subscription(id, rule, maxAge, cooldown)));
            subscriptions.forEach((id, subscription) -> index.put(id, subscription.selection()));
            raiser = new AlertRaiser(
                    new MemoryAlertStore(),
                    new MemoryAlertStore(),
                    id -> Optional.ofNullable(subscriptions.get(id)),
                    () -> {});
        }

        private static ActiveSubscription subscription(String id, String rule, Duration maxAge, Duration cooldown) {
            try {
                return new ActiveSubscription(
                        new SubscriptionRef(id, id, 1, rule),
                        Rules.expressionOf(rule),
                        RandomWindows.START,
                        maxAge,
                        cooldown,
                        List.of(),
                        "normal");
            } catch (RuleException e) {
                throw new IllegalArgumentException(rule, e);
            }
        }

        List<Alert> arrive(Arrival arrival) {
            TestRelease release = TestRelease.release(arrival.release())
                    .version(arrival.version())
                    .story(arrival.story())
                    .published(arrival.published(), PublishedPrecision.INSTANT)
                    .received(arrival.received());
            TaggedRelease tagged = arrival.withdrawn()
                    ? release.withdrawn().build()
                    : release.text(text(arrival)).build();
            Map<Boolean, List<String>> found = (arrival.withdrawn()
                            ? List.<String>of()
                            : index.match(tagged).subscriptions())
                    .stream()
                            .collect(Collectors.partitioningBy(
                                    id -> subscriptions.get(id).isWindowed()));
            return Stream.of(false, true)
                    .map(windowed -> Candidates.live(tagged, found.get(windowed), windowed, arrival.received()))
                    .map(raiser::alerts)
                    .flatMap(List::stream)
                    .toList();
        }

        private static String text(Arrival arrival) {
            return arrival.names().stream()
                    .sorted()
                    .map(name -> "{" + name + "|Name}")
                    .collect(Collectors.joining(" and ", "Version " + arrival.version() + " of ", "."));
        }
    }
}
