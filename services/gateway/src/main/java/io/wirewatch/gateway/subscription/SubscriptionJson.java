package io.wirewatch.gateway.subscription;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.CoolDown;
import io.wirewatch.core.rules.ExpressionText;
import io.wirewatch.core.rules.ExpressionTree;
import io.wirewatch.runtime.json.AlertJson;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A subscription as clients see it.
 *
 * @param canonical the rule with every word resolved to actor ids
 * @param rule the rule as a tree, for programs; null where a later version wrote a rule that this one cannot read
 * @param warnings what its author should know; only in the answer that saved it
 * @param estimate how often it would have matched lately; likewise
 */
record SubscriptionJson(
        String id,
        String name,
        String expression,
        String canonical,
        Map<String, Object> rule,
        List<String> warnings,
        Estimate estimate,
        List<String> endpoints,
        String maxAge,
        String cooldown,
        boolean enabled,
        String urgency,
        Map<String, String> labels,
        int version,
        String createdAt,
        String updatedAt) {

    static SubscriptionJson of(Subscription subscription, List<String> warnings, Estimate estimate) {
        return new SubscriptionJson(
                subscription.getId(),
                subscription.getName(),
                subscription.getExpression(),
                subscription.getCanonical(),
                tree(subscription),
                warnings,
                estimate,
                subscription.getEndpoints(),
                subscription.getMaxAge(),
                subscription.getCooldown(),
                subscription.getEnabled(),
                subscription.getUrgency(),
                subscription.getLabels(),
                subscription.getVersion(),
                AlertJson.time(subscription.getCreatedAt()),
                AlertJson.time(subscription.getUpdatedAt()));
    }

    private static Map<String, Object> tree(Subscription subscription) {
        try {
            return ExpressionTree.of(ActiveSubscription.of(SubscriptionMapper.toCore(subscription))
                    .expression());
        } catch (IllegalArgumentException e) {
            // Written by a later version: its text can be shown, what it means cannot.
            return null;
        }
    }

    /** A subscription as clients write it, with its rule as text or as tree. What only the gateway sets may be sent back, and is not looked at. */
    @JsonIgnoreProperties({"canonical", "warnings", "estimate", "version", "createdAt", "updatedAt"})
    record Wanted(
            String id,
            String name,
            String expression,
            Map<String, Object> rule,
            List<String> endpoints,
            String maxAge,
            String cooldown,
            Boolean enabled,
            String urgency,
            Map<String, String> labels) {
        private static final Set<String> URGENCIES = Set.of("low", "normal", "high");
        private static final int LONGEST_NAME = 200;
        private static final int MOST = 100;

        Wanted {
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "a subscription needs a name of at most " + LONGEST_NAME + " characters");
            }
            if (rule == null && (expression == null || expression.isBlank())) {
                throw new IllegalArgumentException("a subscription needs an expression, such as NATO AND Russia");
            }
            if (expression == null || expression.isBlank()) {
                expression = ExpressionText.of(rule);
            }
            endpoints = endpoints == null ? List.of() : List.copyOf(new LinkedHashSet<>(endpoints));
            labels = labels == null ? Map.of() : Map.copyOf(labels);
            if (endpoints.size() > MOST || labels.size() > MOST) {
                throw new IllegalArgumentException("a subscription may have " + MOST + " endpoints and labels");
            }
            if (maxAge != null && !isPositive(maxAge)) {
                throw new IllegalArgumentException(
                        "maxAge must be a positive ISO 8601 duration such as P30D, not \"" + maxAge + "\"");
            }
            if (cooldown != null
                    && (!isPositive(cooldown) || Duration.parse(cooldown).compareTo(CoolDown.LONGEST) > 0)) {
                throw new IllegalArgumentException("cooldown must be a positive ISO 8601 duration of at most P"
                        + CoolDown.LONGEST.toDays() + "D, such as PT1H, not \"" + cooldown + "\"");
            }
            urgency = Objects.requireNonNullElse(urgency, "normal");
            if (!URGENCIES.contains(urgency)) {
                throw new IllegalArgumentException("urgency takes low, normal, high, not \"" + urgency + "\"");
            }
        }

        /** The rule that is given as a tree, as text; null where there is none. */
        String ruleText() {
            return rule == null ? null : ExpressionText.of(rule);
        }

        private static boolean isPositive(String duration) {
            try {
                return Duration.parse(duration).isPositive();
            } catch (DateTimeParseException e) {
                // The answer is the same as for a negative one.
                return false;
            }
        }
    }
}
