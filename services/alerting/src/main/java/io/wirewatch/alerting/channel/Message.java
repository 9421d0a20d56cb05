package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;

/** The body of a delivery, read: the message of the contract (docs/design.md, section 5). Times are text as in it. */
sealed interface Message {
    /** What it says about: {@code alert.raised} and others. */
    String type();

    /** An alert's revision. */
    record OfAlert(String type, String timestamp, Alert data) implements Message {}

    /** Several alerts at once. */
    record OfDigest(String type, String timestamp, Digest data) implements Message {}

    /** Word to the operators. */
    record OfNotice(String type, String timestamp, Notice data) implements Message {}

    /** A test of the endpoint. */
    record OfTest(String type, String timestamp, Test data) implements Message {}

    /** Data of an alert. */
    record Alert(
            String id,
            int revision,
            String status,
            String reason,
            String origin,
            Subscription subscription,
            String story,
            List<Release> releases,
            List<Evidence> evidence,
            int suppressedBefore,
            String raisedAt) {
        public Alert {
            releases = Objects.requireNonNullElse(releases, List.of());
            evidence = Objects.requireNonNullElse(evidence, List.of());
            subscription = Objects.requireNonNullElseGet(subscription, () -> new Subscription("", "", 0, ""));
        }
    }

    /** The rule that fired. */
    record Subscription(String id, String name, int version, String expression) {}

    /** A release that matched. */
    record Release(
            String id,
            String title,
            String url,
            String source,
            String publishedAt,
            String receivedAt,
            EmbargoLine embargo) {}

    /** The embargo that a release came under. */
    record EmbargoLine(String until, String text) {}

    /** A mention that satisfied a term. */
    record Evidence(String release, String term, String actor, String alias, String zone, String quote) {}

    /**
     * Data of a digest.
     *
     * @param heldFor why they did not go when they came to be: {@code digest}, {@code gather}, {@code limit}, {@code quiet}
     * @param count of all alerts
     * @param subscriptions of all alerts, those with most first
     * @param alerts those that are shown, each as it would have gone by itself
     * @param left how many are not
     */
    record Digest(
            String id,
            List<String> heldFor,
            String from,
            String to,
            int count,
            List<SubscriptionCount> subscriptions,
            List<OfAlert> alerts,
            int left) {
        public Digest {
            heldFor = Objects.requireNonNullElse(heldFor, List.of());
            subscriptions = Objects.requireNonNullElse(subscriptions, List.of());
            alerts = Objects.requireNonNullElse(alerts, List.of());
        }
    }

    /** How many alerts of a digest are of a subscription. */
    record SubscriptionCount(String id, String name, int alerts) {}

    /** Data of a notice. */
    record Notice(String id, String subject, String name, String url, String since, String detail) {}

    /** Data of a test. */
    record Test(String endpoint, String name, String text) {}

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException where it is none
     */
    static Message read(String body) {
        ObjectMapper json = Reader.JSON;
        try {
            JsonNode message = json.readTree(body);
            String type = message.path("type").asText();
            if (type.startsWith("alert.")) {
                return json.treeToValue(message, OfAlert.class);
            }
            return switch (type) {
                case "alerts.digest" -> json.treeToValue(message, OfDigest.class);
                case "endpoint.test" -> json.treeToValue(message, OfTest.class);
                default -> json.treeToValue(message, OfNotice.class);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the delivery's message cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads JSON. */
    final class Reader {
        private static final ObjectMapper JSON = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        private Reader() {}
    }
}
