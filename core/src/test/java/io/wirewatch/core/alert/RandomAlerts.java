package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Alerts of subscriptions with cool-downs as they reach the third step, from a seed. */
final class RandomAlerts {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Random random;
    private final List<Alert> log = new ArrayList<>();

    private RandomAlerts(Random random) {
        this.random = random;
    }

    /** Each is raised once, live, in order of arrival, under a cool-down that stays. */
    static List<Alert> raisedInOrder(Random random, Duration cooldown) {
        RandomAlerts alerts = new RandomAlerts(random);
        Instant at = START;
        for (int i = 0; i < 40; i++) {
            at = at.plus(Duration.ofMinutes(random.nextInt(120)));
            alerts.log.add(alert("sub" + random.nextInt(2), "alr_" + i, 1, Change.RAISED, Origin.LIVE, cooldown, at));
        }
        return alerts.log;
    }

    /**
     * With all that happens to alerts. One alert's revisions are in order, and times go back by hours from one to the next,
     * as with stories that come from different partitions; cool-downs are changed and taken away; what a stage before has
     * read again after a crash comes twice.
     */
    static List<Alert> anyOrder(Random random) {
        RandomAlerts alerts = new RandomAlerts(random);
        int[] revisions = new int[2 + random.nextInt(8)];
        Origin[] origins = new Origin[revisions.length];
        for (int i = 0; i < 25; i++) {
            alerts.next(i, revisions, origins);
            if (random.nextInt(6) == 0) {
                alerts.again();
            }
        }
        return alerts.log;
    }

    private void next(int hour, int[] revisions, Origin[] origins) {
        int number = random.nextInt(revisions.length);
        boolean raised = revisions[number] == 0 || random.nextInt(4) == 0;
        if (raised) {
            origins[number] = random.nextInt(4) > 0 ? Origin.LIVE : Origin.values()[random.nextInt(3)];
        }
        Change change = raised ? Change.RAISED : Change.values()[1 + random.nextInt(3)];
        Duration cooldown = random.nextInt(8) == 0 ? Duration.ZERO : Duration.ofHours(1 + random.nextInt(6));
        Instant at = START.plus(Duration.ofHours(hour - random.nextInt(4)));
        log.add(alert("sub" + number % 2, "alr_" + number, ++revisions[number], change, origins[number], cooldown, at));
    }

    /** The last few come once more, in their order. */
    private void again() {
        int from = log.size() - 1 - random.nextInt(Math.min(log.size(), 6));
        log.addAll(List.copyOf(log.subList(from, log.size())));
    }

    static Alert alert(
            String subscription,
            String id,
            int revision,
            Change change,
            Origin origin,
            Duration cooldown,
            Instant updatedAt) {
        return new Alert(
                id,
                revision,
                change == Change.WITHDRAWN ? AlertStatus.WITHDRAWN : AlertStatus.UPDATED,
                null,
                change,
                origin,
                new SubscriptionRef(subscription, subscription, 1, ""),
                "sty_" + id,
                List.of(),
                List.of(),
                List.of(),
                "normal",
                null,
                true,
                cooldown,
                null,
                0,
                START,
                updatedAt);
    }
}
