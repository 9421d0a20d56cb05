package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plain fields at the top of an answer in JSON. Just its begin is kept, and services repeat the message in it, so the
 * answer may end anywhere: what came before counts.
 */
final class AnswerFields {
    private static final JsonFactory JSON = new JsonFactory();

    private AnswerFields() {}

    /** Text, numbers and truth values by their names, as text; none where it is no object. */
    static Map<String, String> of(byte[] body) {
        Map<String, String> fields = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, fields);
            }
        } catch (IOException e) {
            // No JSON, or no more of it.
        }
        return fields;
    }

    private static void read(JsonParser parser, Map<String, String> fields) throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean isPlain = value != null && value.isScalarValue() && value != JsonToken.VALUE_NULL;
            String text = isPlain ? parser.getText() : null;
            parser.skipChildren();
            // A value counts once something stands behind it: the begin of a number is another number.
            token = parser.nextToken();
            if (isPlain && token != null) {
                fields.putIfAbsent(name, text);
            }
        }
    }
}
