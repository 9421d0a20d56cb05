package io.wirewatch.gateway.websub;

import io.micronaut.http.HttpParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a hub asks when it calls with GET. A parameter that comes more than once counts as none.
 *
 * @param mode {@code subscribe}, {@code unsubscribe} or {@code denied}
 */
record HubQuestion(String mode, String topic, String challenge, Optional<Duration> lease, String reason) {
    static HubQuestion of(HttpParameters parameters) {
        return new HubQuestion(
                one(parameters, "hub.mode"),
                one(parameters, "hub.topic"),
                one(parameters, "hub.challenge"),
                lease(one(parameters, "hub.lease_seconds")),
                one(parameters, "hub.reason"));
    }

    boolean isDenial() {
        return "denied".equals(mode);
    }

    /** Whether a yes is true: it asks if pushes are wanted, or if they are no longer wanted. */
    boolean isRight(boolean wanted) {
        return (wanted ? "subscribe" : "unsubscribe").equals(mode);
    }

    private static String one(HttpParameters parameters, String name) {
        List<String> values = parameters.getAll(name);
        return values.size() == 1 && !values.getFirst().isEmpty() ? values.getFirst() : null;
    }

    private static Optional<Duration> lease(String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,12}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
                : Optional.empty();
    }
}
