package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Message.Digest;
import io.wirewatch.alerting.channel.Message.SubscriptionCount;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Tone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts several alerts into words for people: of which subscriptions, why they come together, then one after the other. */
final class DigestWording {
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 60;
    private static final Map<String, String> REASONS = Map.of(
            "quiet", "in your quiet hours",
            "limit", "by your limit of messages",
            "digest", "for your digest",
            "gather", "to go together");
    /** What stands in a command line as it is. */
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Times times;
    private final AlertWording alerts;

    DigestWording(Times times) {
        this.times = times;
        this.alerts = new AlertWording(times);
    }

    Summary summary(Digest digest) {
        return new Summary(
                Tone.RAISED,
                "Wirewatch: " + digest.count() + (digest.count() == 1 ? " alert" : " alerts"),
                subscriptions(digest.subscriptions()),
                null,
                because(digest),
                List.of(),
                List.of(),
                List.of(),
                new Items(
                        digest.alerts().stream().map(alerts::item).toList(),
                        digest.left(),
                        where(digest.subscriptions())),
                Objects.requireNonNullElse(digest.id(), ""));
    }

    /** {@code Pact watch (20), Offices (3)}. */
    private static String subscriptions(List<SubscriptionCount> counts) {
        String names = counts.stream()
                .limit(MOST_NAMES)
                .map(count -> name(count) + " (" + count.alerts() + ")")
                .collect(Collectors.joining(", "));
        int others = counts.size() - MOST_NAMES;
        return others <= 0
                ? names
                : names + " and " + others + (others == 1 ? " other subscription" : " other subscriptions");
    }

    private static String name(SubscriptionCount count) {
        return PlainText.cut(
                Objects.requireNonNullElse(count.name(), Objects.requireNonNullElse(count.id(), "")), LONGEST_NAME);
    }

    /** {@code Held back in your quiet hours, 23 Nov 2026, 21:04 UTC to 24 Nov 2026, 05:50 UTC.} */
    private String because(Digest digest) {
        String reasons = digest.heldFor().stream()
                .filter(reason -> reason != null && REASONS.containsKey(reason))
                .map(REASONS::get)
                .collect(Collectors.joining(" and "));
        String span = times.span(digest.from(), digest.to());
        return "Held back" + (reasons.isEmpty() ? "" : " " + reasons) + (span.isEmpty() ? "" : ", " + span) + ".";
    }

    private static String where(List<SubscriptionCount> counts) {
        List<String> ids = counts.stream()
                .map(SubscriptionCount::id)
                .filter(id -> id != null && PLAIN_ID.matcher(id).matches())
                .limit(MOST_NAMES)
                .toList();
        if (ids.isEmpty()) {
            return "wirewatch alerts";
        }
        String others = String.join(", ", ids.subList(1, ids.size()));
        return "wirewatch alerts --subscription " + ids.getFirst() + (others.isEmpty() ? "" : " (or " + others + ")");
    }
}
