package io.wirewatch.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Notice;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;

/** Makes deliveries and the messages in them. */
final class Messages {
    static final String ALERT = "alert";
    static final String NOTICE = "notice";
    static final String TEST = "test";
    static final String DIGEST = "digest";

    /** What an endpoint hears of an alert that was taken back. */
    static final String WITHDRAWN = "withdrawn";

    private static final String RAISED = "raised";

    /** How the body of a first message begins, as {@link #ofAlert} makes it. */
    private static final String RAISED_BODY = "{\"type\":\"" + AlertJson.RAISED + "\",";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    /** A delivery of an alert's revision, as the first message about it; {@link #typed} may say otherwise later. */
    static Delivery ofAlert(DeliveryCommand command, long sequence, Instant now) {
        Alert alert = command.getAlert();
        return Delivery.newBuilder()
                .setTenant(command.getTenant())
                .setId(Ids.delivery(command.getEndpoint(), alert.getId(), alert.getRevision()))
                .setEndpoint(command.getEndpoint())
                .setAlert(alert.getId())
                .setRevision(alert.getRevision())
                .setKind(ALERT)
                .setMessageId(Ids.message(command.getEndpoint(), alert.getId(), alert.getRevision()))
                .setBody(AlertJson.message(AlertJson.RAISED, alert).toString())
                .setAlertAt(alert.getUpdatedAt())
                .setUrgency(alert.getUrgency())
                .setSequence(sequence)
                .setCreatedAt(now)
                .build();
    }

    /** A delivery of word to the operators. */
    static Delivery ofNotice(DeliveryCommand command, long sequence, Instant now) {
        Notice notice = command.getNotice();
        ObjectNode message = JSON.createObjectNode();
        message.put("type", notice.getKind()).put("timestamp", AlertJson.time(notice.getAt()));
        message.putObject("data")
                .put("id", notice.getId())
                .put("subject", notice.getSubject())
                .put("name", notice.getName())
                .put("url", notice.getUrl())
                .put("since", AlertJson.time(notice.getSince()))
                .put("detail", notice.getDetail());
        return Delivery.newBuilder()
                .setTenant(command.getTenant())
                .setId(Ids.delivery(command.getEndpoint(), notice.getId(), 0))
                .setEndpoint(command.getEndpoint())
                .setAlert(notice.getId())
                .setKind(NOTICE)
                .setMessageId(Ids.message(command.getEndpoint(), notice.getId(), 0))
                .setBody(message.toString())
                .setSequence(sequence)
                .setCreatedAt(now)
                .build();
    }

    /** A delivery that only shows whether an endpoint works. */
    static Delivery ofTest(DeliveryCommand command, long sequence, Endpoint endpoint, Instant now) {
        ObjectNode message = JSON.createObjectNode();
        message.put("type", "endpoint.test").put("timestamp", AlertJson.time(command.getRequestedAt()));
        message.putObject("data")
                .put("endpoint", command.getEndpoint())
                .put("name", endpoint == null ? "" : endpoint.getName())
                .put("text", "This is a test. Somebody asked Wirewatch whether its messages arrive here.");
        return Delivery.newBuilder()
                .setTenant(command.getTenant())
                .setId(testId(command))
                .setEndpoint(command.getEndpoint())
                .setKind(TEST)
                .setMessageId(Ids.message(command.getEndpoint(), "test:" + command.getRequest(), 0))
                .setBody(message.toString())
                .setSequence(sequence)
                .setCreatedAt(now)
                .build();
    }

    /** The delivery's id that a test was given, or one that follows from the wish. */
    static String testId(DeliveryCommand command) {
        return command.getDelivery().isEmpty()
                ? Ids.delivery(command.getEndpoint(), "test:" + command.getRequest(), 0)
                : command.getDelivery();
    }

    /**
     * The delivery with the type of message that it must have now.
     *
     * @param first whether its endpoint never got a message about the alert
     */
    static Delivery typed(Delivery delivery, boolean first) {
        if (first && delivery.getBody().startsWith(RAISED_BODY)) {
            return delivery;
        }
        ObjectNode message = read(delivery);
        String type = first
                ? AlertJson.RAISED
                : "alert." + message.path("data").path("status").asText();
        if (message.path("type").asText().equals(type)) {
            return delivery;
        }
        message.put("type", type);
        return Delivery.newBuilder(delivery).setBody(message.toString()).build();
    }

    /**
     * What an endpoint hears by a delivery that is {@link #typed}: {@code raised}, {@code updated} or {@code withdrawn}.
     * Who hears for the first time that an alert was withdrawn is told just that.
     */
    static String event(Delivery delivery, boolean first) {
        String status = read(delivery).path("data").path("status").asText();
        return first && !status.equals(WITHDRAWN) ? RAISED : status;
    }

    /** The message of a delivery. */
    static ObjectNode read(Delivery delivery) {
        try {
            JsonNode message = JSON.readTree(delivery.getBody());
            return message instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the message of delivery " + delivery.getId() + " is no JSON", e);
        }
    }
}
