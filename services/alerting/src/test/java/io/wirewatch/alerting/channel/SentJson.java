package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Bodies of messages, read as a receiver reads them. */
final class SentJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SentJson() {}

    static JsonNode of(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    /** Every object in it, itself and those deep inside. */
    static List<JsonNode> objects(JsonNode node) {
        return Stream.concat(
                        node.isObject() ? Stream.of(node) : Stream.empty(),
                        StreamSupport.stream(node.spliterator(), false).flatMap(child -> objects(child).stream()))
                .toList();
    }

    /** The values of a field, wherever it is. */
    static List<String> texts(JsonNode node, String field) {
        return objects(node).stream()
                .filter(object -> object.path(field).isTextual())
                .map(object -> object.get(field).asText())
                .toList();
    }
}
