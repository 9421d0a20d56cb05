package io.wirewatch.gateway.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.AlertHandling;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;

/** What people have done about an alert, beside the alert, in answers of REST alone. */
final class HandlingJson {
    private HandlingJson() {}

    /**
     * The alert with its {@code handling}, null where nothing is done about it now.
     *
     * @param handling null where nothing ever was
     * @param now a mute that has ended by then is none
     */
    static ObjectNode data(Alert alert, AlertHandling handling, Instant now) {
        ObjectNode data = AlertJson.data(alert);
        data.set("handling", handling == null ? null : node(handling, now));
        return data;
    }

    private static ObjectNode node(AlertHandling handling, Instant now) {
        boolean muted = handling.getMutedUntil() != null && now.isBefore(handling.getMutedUntil());
        if (!muted && handling.getAcknowledgedAt() == null && handling.getAssignee() == null) {
            return null;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("mutedUntil", muted ? AlertJson.time(handling.getMutedUntil()) : null);
        node.put("mutedBy", muted ? handling.getMutedBy() : null);
        node.put(
                "acknowledgedAt",
                handling.getAcknowledgedAt() == null ? null : AlertJson.time(handling.getAcknowledgedAt()));
        node.put("acknowledgedBy", handling.getAcknowledgedBy());
        node.put("assignee", handling.getAssignee());
        node.put("note", handling.getNote());
        return node;
    }
}
