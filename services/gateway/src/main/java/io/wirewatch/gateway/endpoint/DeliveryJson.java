package io.wirewatch.gateway.endpoint;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryAttempt;
import io.wirewatch.avro.DeliveryMember;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A delivery as clients see it.
 *
 * @param kind alert, notice, test or digest
 * @param alert alert id, or notice id; null for a test
 * @param status pending, held, delivered, bundled, retrying, failed or skipped
 * @param heldFor why it is held, or was: gather, digest, quiet or limit; null where it never was
 * @param bundle id of the delivery that carried it, where it is bundled
 * @param members ids of the deliveries that it carries, of a digest
 */
record DeliveryJson(
        String id,
        String endpoint,
        String kind,
        String alert,
        int revision,
        String messageId,
        String status,
        String reason,
        String heldFor,
        String bundle,
        List<String> members,
        List<Attempt> attempts,
        String nextAttemptAt,
        String createdAt,
        String updatedAt) {

    /**
     * An attempt.
     *
     * @param status HTTP status; null where there was none
     * @param failure kind of failure where there was no status
     * @param latency how long it took, as an ISO 8601 duration
     */
    record Attempt(String at, Integer status, String latency, String failure, String error, String response) {
        static Attempt of(DeliveryAttempt attempt) {
            return new Attempt(
                    AlertJson.time(attempt.getAt()),
                    attempt.getStatus() == 0 ? null : attempt.getStatus(),
                    Duration.ofMillis(attempt.getLatencyMillis()).toString(),
                    attempt.getFailure(),
                    attempt.getError(),
                    attempt.getResponse());
        }
    }

    static DeliveryJson of(Delivery delivery) {
        return new DeliveryJson(
                delivery.getId(),
                delivery.getEndpoint(),
                delivery.getKind(),
                delivery.getAlert().isEmpty() ? null : delivery.getAlert(),
                delivery.getRevision(),
                delivery.getMessageId(),
                delivery.getState(),
                delivery.getReason(),
                delivery.getHeldFor(),
                delivery.getBundle(),
                delivery.getMembers().stream().map(DeliveryMember::getDelivery).toList(),
                delivery.getAttempts().stream().map(Attempt::of).toList(),
                time(delivery.getNextAttemptAt()),
                AlertJson.time(delivery.getCreatedAt()),
                AlertJson.time(delivery.getUpdatedAt()));
    }

    private static String time(Instant instant) {
        return instant == null ? null : AlertJson.time(instant);
    }
}
