package io.wirewatch.alerting;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.EndpointKind;
import java.util.Optional;

/** What keeps an endpoint from getting its deliveries. */
final class Obstacle {
    static final String PAUSED = "the endpoint is paused";

    private Obstacle() {}

    /** Whether deliveries wait until it goes on. */
    static boolean isPaused(Endpoint endpoint) {
        return endpoint.getStatus().equals("paused");
    }

    /**
     * Why a delivery to it fails at once; empty where it may be tried.
     *
     * @param endpoint null where it is deleted
     * @param test tests are tried whatever the status, since they are how one finds out
     */
    static Optional<String> to(String id, Endpoint endpoint, boolean test) {
        if (endpoint == null) {
            return Optional.of("there is no endpoint '" + id + "' any more");
        }
        if (EndpointKind.known(endpoint.getKind()).isEmpty()) {
            return Optional.of("endpoints of kind '" + endpoint.getKind() + "' are not served by this version");
        }
        if (!test && endpoint.getStatus().equals("disabled")) {
            String reason = endpoint.getStatusReason();
            return Optional.of("the endpoint is disabled" + (reason == null ? "" : ": " + reason));
        }
        return Optional.empty();
    }
}
