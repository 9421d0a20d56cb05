package io.wirewatch.alerting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryMember;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts messages about several alerts into one, {@code alerts.digest} (docs/design.md, section 5). */
final class DigestMessage {
    /** As many as one reads. */
    private static final int MOST_SHOWN = 50;

    private static final int MOST_CHARS = 1024 * 1024;

    private final Endpoint endpoint;
    private final boolean forPeople;
    private final List<ObjectNode> shown = new ArrayList<>();
    private final Map<String, ObjectNode> subscriptions = new LinkedHashMap<>();
    private int alerts;
    private int chars;

    /** @param forPeople whether it may leave out some, and count them only */
    DigestMessage(Endpoint endpoint, boolean forPeople) {
        this.endpoint = endpoint;
        this.forPeople = forPeople;
    }

    /** Whether a further alert has to go into another one. */
    boolean isFull() {
        return !forPeople && chars > MOST_CHARS;
    }

    /** Adds the message of a delivery as it is. */
    void add(OpenDelivery delivery) {
        ObjectNode message = Messages.read(delivery.record());
        alerts++;
        count(
                message.path("data").path("subscription").path("id").asText(),
                message.path("data").path("subscription").path("name").asText());
        if (!forPeople || (shown.size() < MOST_SHOWN && chars <= MOST_CHARS)) {
            chars += delivery.record().getBody().length();
            shown.add(message);
        }
    }

    private void count(String id, String name) {
        ObjectNode counted = subscriptions.computeIfAbsent(
                id,
                key -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id)
                        .put("name", name)
                        .put("alerts", 0));
        counted.put("alerts", counted.path("alerts").asInt() + 1);
    }

    /**
     * The delivery of it.
     *
     * @param carried the deliveries that go with it, also those whose alerts it tells by newer revisions
     */
    Delivery delivery(List<OpenDelivery> carried, Instant now) {
        String id =
                Ids.delivery(endpoint.getId(), "digest:" + carried.getFirst().id(), 0);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", "alerts.digest").put("timestamp", AlertJson.time(now));
        ObjectNode data = message.putObject("data");
        data.put("id", id).put("endpoint", endpoint.getId());
        ArrayNode heldFor = data.putArray("heldFor");
        VolumeControl.reasons(carried).forEach(heldFor::add);
        data.put("from", AlertJson.time(first(carried)))
                .put("to", AlertJson.time(last(carried)))
                .put("count", alerts);
        ArrayNode counts = data.putArray("subscriptions");
        subscriptions.values().stream()
                .sorted(Comparator.comparingInt(
                                (ObjectNode one) -> -one.path("alerts").asInt())
                        .thenComparing(one -> one.path("name").asText()))
                .forEach(counts::add);
        data.putArray("alerts").addAll(shown);
        data.put("left", alerts - shown.size());
        return Delivery.newBuilder()
                .setTenant(endpoint.getTenant())
                .setId(id)
                .setEndpoint(endpoint.getId())
                .setKind(Messages.DIGEST)
                .setMessageId(Ids.message(endpoint.getId(), id, 0))
                .setBody(message.toString())
                .setSequence(
                        carried.stream().mapToLong(OpenDelivery::sequence).max().orElseThrow())
                .setMembers(carried.stream()
                        .map(one -> DeliveryMember.newBuilder()
                                .setDelivery(one.id())
                                .setAlert(one.slim().getAlert())
                                .setRevision(one.slim().getRevision())
                                .build())
                        .toList())
                .setNextAttemptAt(now)
                .setCreatedAt(now)
                .setUpdatedAt(now)
                .build();
    }

    private static Instant first(List<OpenDelivery> carried) {
        return carried.stream()
                .map(OpenDelivery::alertAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant last(List<OpenDelivery> carried) {
        return carried.stream()
                .map(OpenDelivery::alertAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
