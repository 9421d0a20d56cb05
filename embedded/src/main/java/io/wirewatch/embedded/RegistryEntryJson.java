package io.wirewatch.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Entries as they stand on {@code _schemas}. The JSON is Confluent's, so another registry can take the topic over;
 * entries of kinds that this registry has no use for are left alone.
 */
final class RegistryEntryJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RegistryEntryJson() {}

    static String key(RegistryEntry entry) {
        return switch (entry) {
            case RegistryEntry.Version version ->
                JSON.createObjectNode()
                        .put("keytype", "SCHEMA")
                        .put("subject", version.subject())
                        .put("version", version.version())
                        .put("magic", 1)
                        .toString();
            case RegistryEntry.Level level ->
                JSON.createObjectNode()
                        .put("keytype", "CONFIG")
                        .put("subject", level.subject())
                        .put("magic", 0)
                        .toString();
        };
    }

    static String value(RegistryEntry entry) {
        ObjectNode value = JSON.createObjectNode();
        switch (entry) {
            case RegistryEntry.Version version ->
                value.put("subject", version.subject())
                        .put("version", version.version())
                        .put("id", version.id())
                        .put("schema", version.schema())
                        .put("deleted", false);
            case RegistryEntry.Level level ->
                value.put("compatibilityLevel", level.level().name());
        }
        return value.toString();
    }

    /**
     * @throws IllegalStateException if it is no JSON: then this is not the registry's topic
     */
    static Optional<RegistryEntry> read(String key, String value) {
        if (key == null || value == null) {
            return Optional.empty();
        }
        JsonNode name = parse(key);
        JsonNode content = parse(value);
        return switch (name.path("keytype").asText()) {
            case "SCHEMA" ->
                Optional.of(new RegistryEntry.Version(
                        content.path("subject").asText(),
                        content.path("version").asInt(),
                        content.path("id").asInt(),
                        content.path("schema").asText()));
            case "CONFIG" ->
                Optional.of(new RegistryEntry.Level(
                        name.path("subject").textValue(),
                        CompatibilityLevel.valueOf(
                                content.path("compatibilityLevel").asText())));
            default -> Optional.empty();
        };
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of " + KafkaRegistryLog.TOPIC + " is not JSON", e);
        }
    }
}
