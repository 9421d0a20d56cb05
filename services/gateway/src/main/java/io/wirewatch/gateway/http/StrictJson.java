package io.wirewatch.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Reads what clients send, strictly: unknown fields, doubled fields, numbers for texts and text behind the end are
 * refused, with a reason that names the place.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private StrictJson() {}

    /**
     * The value of a JSON text.
     *
     * @throws ProblemException 400 if it is none
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw ProblemException.badRequest("The body must be a JSON object, not null.");
            }
            return value;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * The tree of a JSON text.
     *
     * @throws ProblemException 400 if it is none
     */
    public static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * The value of a part of a tree.
     *
     * @throws ProblemException 400 if it is none
     */
    public static <T> T convert(JsonNode node, Class<T> type) {
        try {
            T value = MAPPER.treeToValue(node, type);
            if (value == null) {
                throw ProblemException.badRequest("A JSON object is needed, not null.");
            }
            return value;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** A value as JSON. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private static ProblemException refused(IOException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                ProblemException.badField("Unknown field \"" + path(unknown) + "\"; known are " + known(unknown) + ".");
            case ValueInstantiationException invalid
            when invalid.getCause() != null ->
                ProblemException.badField((path(invalid).isEmpty() ? "" : "\"" + path(invalid) + "\": ")
                        + invalid.getCause().getMessage());
            case JsonMappingException mapping
            when !(mapping.getCause() instanceof JsonProcessingException) ->
                ProblemException.badField((path(mapping).isEmpty() ? "The body" : "\"" + path(mapping) + "\"")
                        + " must be " + wanted(mapping) + ".");
            case JsonProcessingException malformed ->
                ProblemException.badRequest(
                        "The body is not JSON" + place(malformed) + ": " + malformed.getOriginalMessage());
            default -> ProblemException.badRequest("The body cannot be read: " + e.getMessage());
        };
    }

    private static String wanted(JsonMappingException mapping) {
        Class<?> type = mapping instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
        if (type == null) {
            return "as /openapi describes it";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return type == Boolean.class ? "true or false" : "an object";
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds() == null
                ? "none"
                : unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
