package io.wirewatch.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What comes after a while. */
final class Awaited {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Awaited() {}

    /** The alerts of a subscription once there are so many. */
    static List<JsonNode> alerts(Steps steps, String subscription, int count) {
        return Awaitility.await(count + " alerts of " + subscription)
                .atMost(PATIENCE)
                .until(() -> steps.alerts(subscription), alerts -> alerts.size() >= count);
    }
}
