package io.wirewatch.alerting;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.kafka.InputRecord;
import io.wirewatch.runtime.kafka.Outbox;
import io.wirewatch.runtime.kafka.RecordHandler;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.schemas.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Says which endpoints an alert's revision goes to: one command each. The same alert read again gives the same. */
final class DeliveryPlanner implements RecordHandler<Alert> {
    private static final String LIVE = "live";
    private static final String BACKFILL = "backfill";
    private static final String COPY = "copy";

    private static final Endpoint GONE = Endpoint.newBuilder().build();

    private final Endpoints endpoints;

    DeliveryPlanner(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void batch(List<InputRecord<Alert>> records) {
        endpoints.refresh();
    }

    @Override
    public void handle(InputRecord<Alert> record, Outbox outbox) {
        Alert alert = record.value();
        if (alert == null || alert.getId().isEmpty() || alert.getRevision() < 1) {
            throw new RefusedRecordException("incomplete", "an alert has an id and a revision from 1");
        }
        for (String id : new LinkedHashSet<>(alert.getEndpoints())) {
            // An endpoint that is not there any more gets its command too, so that what it misses can be seen.
            if (wants(Objects.requireNonNullElse(endpoints.get(id), GONE), alert)) {
                outbox.send(Topics.DELIVERY_COMMANDS, id, command(id, alert), record.timestamp());
            }
        }
    }

    /** Whether a revision gives a message to an endpoint that its subscription names. */
    static boolean wants(Endpoint endpoint, Alert alert) {
        boolean isCopy = alert.getChange().equals(COPY);
        return alert.getSuppressed() == null
                && (endpoint.getCopies() || !isCopy)
                && wantsOrigin(endpoint.getOrigins(), alert)
                && wantsSubscription(endpoint.getSubscriptions(), alert);
    }

    private static boolean wantsOrigin(List<String> origins, Alert alert) {
        String origin = alert.getOrigin();
        boolean asked = origins.isEmpty() ? origin.equals(LIVE) : origins.contains(origin);
        return asked || (origin.equals(BACKFILL) && alert.getDeliver());
    }

    private static boolean wantsSubscription(List<String> subscriptions, Alert alert) {
        return subscriptions.isEmpty()
                || alert.getSubscription() == null
                || subscriptions.contains(alert.getSubscription().getId());
    }

    private static DeliveryCommand command(String endpoint, Alert alert) {
        return DeliveryCommand.newBuilder()
                .setTenant(alert.getTenant())
                .setEndpoint(endpoint)
                .setKind("alert")
                .setDelivery(Ids.delivery(endpoint, alert.getId(), alert.getRevision()))
                .setAlert(alert)
                .setRequestedAt(alert.getUpdatedAt())
                .build();
    }
}
