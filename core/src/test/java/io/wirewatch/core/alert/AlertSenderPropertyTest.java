package io.wirewatch.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The third step by itself: alerts in any order, read again, and cut off after any write. */
class AlertSenderPropertyTest {
    @Property(tries = 500)
    void theSameIsSentAsByThePlainestAccount(@ForAll long seed) {
        List<Alert> alerts = RandomAlerts.anyOrder(new Random(seed));
        AlertSender sender = new AlertSender(new MemoryCoolDownStore());
        SendingAccount account = new SendingAccount();

        assertThat(alerts.stream().map(sender::sent))
                .containsExactlyElementsOf(alerts.stream().map(account::of).toList());
    }

    @Property(tries = 60)
    void afterACrashAfterAnyWriteTheSameIsGivenAgain(@ForAll long seed) {
        List<Alert> alerts = RandomAlerts.anyOrder(new Random(seed));
        MemoryCoolDownStore store = new MemoryCoolDownStore();
        AlertSender steady = new AlertSender(store);
        List<Alert> given = new ArrayList<>();
        List<Integer> written = new ArrayList<>(List.of(0));
        for (Alert alert : alerts) {
            given.add(steady.sent(alert));
            written.add(store.changes());
        }

        for (int committed = 0; committed < alerts.size(); committed++) {
            for (int kept = written.get(committed); kept <= store.changes(); kept++) {
                AlertSender restarted = new AlertSender(store.after(kept));
                assertThat(alerts.subList(committed, alerts.size()).stream().map(restarted::sent))
                        .as("read again from %s with %s writes", committed, kept)
                        .containsExactlyElementsOf(given.subList(committed, given.size()));
            }
        }
    }

    @Property(tries = 200)
    void betweenTwoThatAreSentLiesACoolDownAndEachThatIsNotIsCountedOnce(@ForAll long seed) {
        Random random = new Random(seed);
        Duration cooldown = Duration.ofMinutes(1 + random.nextInt(600));
        AlertSender sender = new AlertSender(new MemoryCoolDownStore());
        Map<String, Instant> last = new HashMap<>();
        Map<String, Integer> suppressed = new HashMap<>();

        for (Alert alert : RandomAlerts.raisedInOrder(random, cooldown)) {
            String subscription = alert.subscription().id();
            Alert sent = sender.sent(alert);
            boolean due = !last.containsKey(subscription)
                    || !alert.updatedAt().isBefore(last.get(subscription).plus(cooldown));
            assertThat(sent.suppressed()).isEqualTo(due ? null : "cooldown");
            if (due) {
                assertThat(sent.suppressedBefore()).isEqualTo(suppressed.getOrDefault(subscription, 0));
                last.put(subscription, alert.updatedAt());
                suppressed.put(subscription, 0);
            } else {
                suppressed.merge(subscription, 1, Integer::sum);
            }
        }
    }

    @Property(tries = 200)
    void inWhateverOrderNothingSuppressedIsForgotten(@ForAll long seed) {
        List<Alert> alerts = RandomAlerts.anyOrder(new Random(seed)).stream()
                .filter(alert -> alert.revision() == 1)
                .distinct()
                .toList();
        AlertSender sender = new AlertSender(new MemoryCoolDownStore());
        SendingAccount account = new SendingAccount();

        List<Alert> sent = alerts.stream().map(sender::sent).toList();
        alerts.forEach(account::of);

        Map<String, List<Alert>> bySubscription = sent.stream()
                .collect(Collectors.groupingBy(alert -> alert.subscription().id()));
        bySubscription.forEach((subscription, of) -> {
            long suppressed =
                    of.stream().filter(alert -> alert.suppressed() != null).count();
            int told = of.stream().mapToInt(Alert::suppressedBefore).sum();
            assertThat(told + account.pending(subscription)).isEqualTo((int) suppressed);
        });
    }
}
