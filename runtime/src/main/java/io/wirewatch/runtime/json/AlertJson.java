package io.wirewatch.runtime.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Embargo;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.SubscriptionRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An alert as programs outside see it (docs/design.md, section 5): {@code data} alone from REST, in an envelope with
 * type and time in webhooks, streams and feeds. Fields stand in the order of the contract; a field without a value is
 * null, never missing.
 */
public final class AlertJson {
    /** Type of the first message that a receiver gets about an alert. */
    public static final String RAISED = "alert.raised";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private AlertJson() {}

    /** The type of message that an alert's revision is for one who heard of the alert before. */
    public static String type(Alert alert) {
        return "alert." + alert.getStatus();
    }

    /**
     * The message about an alert's revision. The same revision gives the same message, whenever it is made.
     *
     * @param type {@link #type}, or {@link #RAISED} for one who never heard of the alert
     */
    public static ObjectNode message(String type, Alert alert) {
        ObjectNode message = JSON.objectNode();
        message.put("type", type);
        message.put("timestamp", time(alert.getUpdatedAt()));
        message.set("data", data(alert));
        return message;
    }

    /** The alert itself. */
    public static ObjectNode data(Alert alert) {
        ObjectNode data = JSON.objectNode();
        data.put("id", alert.getId());
        data.put("revision", alert.getRevision());
        data.put("status", alert.getStatus());
        data.put("reason", alert.getReason());
        data.put("origin", alert.getOrigin());
        data.put("urgency", alert.getUrgency());
        data.set("subscription", alert.getSubscription() == null ? null : subscription(alert.getSubscription()));
        data.put("story", alert.getStory());
        ArrayNode releases = data.putArray("releases");
        alert.getReleases().forEach(release -> releases.add(release(release)));
        ArrayNode evidence = data.putArray("evidence");
        alert.getEvidence().forEach(one -> evidence.add(evidence(one)));
        data.put("suppressed", alert.getSuppressed());
        data.put("suppressedBefore", alert.getSuppressedBefore());
        data.put("raisedAt", time(alert.getRaisedAt()));
        return data;
    }

    /** A time of the contract: RFC 3339 in UTC, to the millisecond. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static ObjectNode subscription(SubscriptionRef subscription) {
        ObjectNode node = JSON.objectNode();
        node.put("id", subscription.getId());
        node.put("name", subscription.getName());
        node.put("version", subscription.getVersion());
        node.put("expression", subscription.getExpression());
        return node;
    }

    private static ObjectNode release(ReleaseRef release) {
        ObjectNode node = JSON.objectNode();
        node.put("id", release.getId());
        node.put("version", release.getVersion());
        node.put("title", release.getTitle());
        node.put("url", release.getUrl());
        node.put("source", release.getSource());
        node.put("publishedAt", time(release.getPublishedAt()));
        node.put("receivedAt", time(release.getReceivedAt()));
        node.set("embargo", release.getEmbargo() == null ? null : embargo(release.getEmbargo()));
        return node;
    }

    /** {@code until} is null where the line says no time that could be read. */
    private static ObjectNode embargo(Embargo embargo) {
        ObjectNode node = JSON.objectNode();
        node.put("until", embargo.getUntil() == null ? null : time(embargo.getUntil()));
        node.put("text", embargo.getText());
        return node;
    }

    /** A piece of evidence. */
    public static ObjectNode evidence(Evidence evidence) {
        ObjectNode node = JSON.objectNode();
        node.put("release", evidence.getRelease());
        node.put("version", evidence.getVersion());
        node.put("term", evidence.getTerm());
        node.put("actor", evidence.getActor());
        node.put("alias", evidence.getAlias());
        node.put("strength", evidence.getStrength());
        node.put("zone", evidence.getZone());
        place(node, "paragraph", evidence.getParagraph());
        place(node, "sentence", evidence.getSentence());
        node.put("start", evidence.getStart());
        node.put("end", evidence.getEnd());
        node.put("quote", evidence.getQuote());
        return node;
    }

    /** Places count from 0; the headline has none. */
    private static void place(ObjectNode node, String field, int index) {
        if (index < 0) {
            node.putNull(field);
        } else {
            node.put(field, index);
        }
    }
}
