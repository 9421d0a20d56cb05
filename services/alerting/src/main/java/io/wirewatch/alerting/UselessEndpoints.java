package io.wirewatch.alerting;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.DeliveryMachine.Verdict;
import io.wirewatch.runtime.json.AlertJson;
import io.wirewatch.runtime.kafka.BarrierTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Disables endpoints that say that they are gone, and those that answer nothing but failures for days. */
final class UselessEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(UselessEndpoints.class);

    private final DeliveryBook book;
    private final Endpoints endpoints;
    private final Duration disableAfter;
    private final Clock clock;

    UselessEndpoints(DeliveryBook book, Endpoints endpoints, Duration disableAfter, Clock clock) {
        this.book = book;
        this.endpoints = endpoints;
        this.disableAfter = disableAfter;
        this.clock = clock;
    }

    /** Looks at an endpoint after an attempt that the book knows of. */
    void look(String endpoint, Attempt attempt, Verdict verdict) {
        if (verdict.endpointGone()) {
            disable(endpoint, verdict.progress().reason(), attempt.at());
        } else if (!attempt.succeeded()) {
            disableAfterDays(endpoint, attempt);
        }
    }

    private void disableAfterDays(String id, Attempt latest) {
        Endpoint endpoint = endpoints.get(id);
        if (endpoint == null) {
            return;
        }
        book.streak(id)
                .tooLong(endpoint.getUpdatedAt(), disableAfter, clock.instant())
                .ifPresent(since -> disable(
                        id,
                        "nothing but failures since " + AlertJson.time(since) + ", the latest: "
                                + (latest.answered() ? "status " + latest.status() : latest.error()),
                        since));
    }

    private void disable(String endpoint, String reason, Instant since) {
        try {
            endpoints.disable(endpoint, reason, since);
        } catch (BarrierTimeoutException e) {
            LOG.warn("endpoint not disabled, its next delivery will try again: endpoint={}", endpoint, e);
        }
    }
}
