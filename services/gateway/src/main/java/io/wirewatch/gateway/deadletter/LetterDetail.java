package io.wirewatch.gateway.deadletter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A dead letter whole.
 *
 * @param letter what lists show of it
 * @param schema the record that its value is, by the schema that it names; null where that cannot be told
 * @param value the value as JSON; null where it has none or cannot be decoded
 * @param undecoded why it could not be decoded, or is not shown; null where it is
 * @param bytes the beginning of a value that could not be decoded, in base 64
 * @param cut whether something was left out of {@code value} or {@code bytes}
 * @param headers all of them, as text
 */
record LetterDetail(
        @JsonUnwrapped DeadLetterJson letter,
        String schema,
        JsonNode value,
        String undecoded,
        String bytes,
        boolean cut,
        List<LetterHeader> headers) {

    /** A header. */
    record LetterHeader(String name, String value) {}
}
