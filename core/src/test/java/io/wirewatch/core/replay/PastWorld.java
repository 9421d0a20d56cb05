package io.wirewatch.core.replay;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.alert.MemoryAlertStore;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.rules.Expression;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.rules.TestRules;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.WindowForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Releases of the past, the subscriptions that are tried on them, and the live path. */
final class PastWorld {
    private PastWorld() {}

    static ActiveSubscription subscription(String id, Expression expression, Instant since) {
        return new ActiveSubscription(
                new SubscriptionRef(id, id, 1, id),
                expression,
                since,
                Duration.ofDays(3),
                null,
                List.of("desk"),
                "normal");
    }

    static ActiveSubscription subscription(String expression) {
        try {
            return subscription("watch", Rules.expressionOf(expression), TestRelease.ARRIVAL);
        } catch (RuleException e) {
            throw new IllegalArgumentException(expression, e);
        }
    }

    static ActiveSubscription subscription(WindowForm form) {
        try {
            return subscription(form.id(), Rules.expressionOf(form.expression()), form.since());
        } catch (RuleException e) {
            throw new IllegalArgumentException(form.expression(), e);
        }
    }

    /** Both stages of the live path, for one subscription. */
    static final class Live {
        private final SubscriptionIndex index = new SubscriptionIndex();
        private final boolean windowed;
        private final AlertRaiser raiser;

        Live(ActiveSubscription subscription) {
            windowed = subscription.isWindowed();
            index.put(subscription.reference().id(), subscription.selection());
            raiser = new AlertRaiser(
                    new MemoryAlertStore(), new MemoryAlertStore(), _ -> Optional.of(subscription), () -> {});
        }

        List<Alert> take(TaggedRelease release, Instant arrival) {
            List<String> found = release.head().withdrawn()
                    ? List.of()
                    : index.match(release).subscriptions();
            return raiser.alerts(Candidates.live(release, found, windowed, arrival));
        }
    }

    /** A release met again gives what it gave; of an alert that was forgotten the revisions begin anew, later. */
    static Alert newest(Alert one, Alert other) {
        return Comparator.comparing(Alert::updatedAt)
                                .thenComparing(Alert::revision)
                                .compare(other, one)
                        >= 0
                ? other
                : one;
    }

    static TaggedRelease release(Arrival arrival) {
        TestRelease release = TestRelease.release(arrival.release())
                .version(arrival.version())
                .story(arrival.story())
                .published(arrival.published(), PublishedPrecision.INSTANT)
                .received(arrival.received());
        return arrival.withdrawn()
                ? release.withdrawn().build()
                : release.text(text(arrival.names())).build();
    }

    private static String text(Set<String> names) {
        return names.stream()
                .sorted()
                .map(name -> "{" + name + "|Name}")
                .collect(Collectors.joining(" and ", "So ", "."));
    }

    /**
     * Versions of a few releases in a few stories, an hour or so between them, some late; each release's versions in order,
     * now and then one a second time.
     */
    static List<TaggedRelease> versions(Random random) {
        Map<String, Integer> versions = new HashMap<>();
        List<TaggedRelease> arrivals = new ArrayList<>();
        int count = 5 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            if (i > 0 && random.nextInt(8) == 0) {
                arrivals.add(arrivals.get(random.nextInt(i)));
                continue;
            }
            int number = random.nextInt(9);
            String id = "rel_" + number;
            int version = versions.merge(id, 1, Integer::sum);
            Instant arrival = TestRelease.ARRIVAL.plus(Duration.ofMinutes(70L * i));
            TestRelease release = TestRelease.release(id)
                    .version(version)
                    .story("sty_" + number % 4)
                    .received(arrival)
                    .published(arrival.minus(Duration.ofHours(random.nextInt(120))), PublishedPrecision.INSTANT);
            arrivals.add(
                    version > 1 && random.nextInt(4) == 0
                            ? release.withdrawn().build()
                            : release.title(sentence(random)).text(text(random)).build());
        }
        return arrivals;
    }

    private static String text(Random random) {
        return sentence(random) + " " + sentence(random) + "\n\n" + sentence(random);
    }

    private static String sentence(Random random) {
        return random.ints(random.nextInt(3), 0, TestRules.ACTORS.size())
                .mapToObj(TestRules.ACTORS::get)
                .map(actor -> "{" + actor + "|Name " + actor + "}")
                .collect(Collectors.joining(" and ", "So ", "."));
    }
}
