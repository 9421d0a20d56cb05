package io.wirewatch.gateway.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.schemas.RegistryException;
import io.wirewatch.schemas.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.apache.avro.Schema;

/** Values of dead letters as JSON: by the schema that each names, whatever it is, and where that does not help, as bytes. */
final class ValueDecoder {
    private static final int HEADER = 5;
    /** Enough to see what it is. */
    static final int MOST_BYTES = 4096;

    private final SchemaRegistry registry;

    ValueDecoder(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** See {@link LetterDetail}. */
    record Value(String schema, JsonNode json, String undecoded, String bytes, boolean cut) {
        /** A deletion, which has none. */
        static final Value NONE = new Value(null, null, null, null, false);

        static Value withheld(String why) {
            return new Value(null, null, why, null, false);
        }
    }

    Value decode(byte[] value) {
        if (value == null) {
            return Value.NONE;
        }
        if (value.length < HEADER || value[0] != 0) {
            return bytes(
                    null,
                    "It is not in the Confluent wire format: a zero byte and four bytes of a schema's id do not stand first.",
                    value);
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        Schema schema;
        try {
            schema = registry.byId(id);
        } catch (RegistryException e) {
            return bytes(
                    null,
                    e.transientFailure()
                            ? "The schema registry does not answer, so the schema " + id + " is not known now."
                            : "The schema registry does not know the schema " + id + ".",
                    value);
        }
        try {
            AvroJson.Read read = AvroJson.of(schema, ByteBuffer.wrap(value, HEADER, value.length - HEADER));
            return new Value(schema.getFullName(), read.json(), null, null, read.cut());
        } catch (AvroJson.NotAvroException e) {
            return bytes(
                    schema.getFullName(),
                    "It is no " + schema.getFullName() + " (schema " + id + "): " + e.getMessage() + ".",
                    value);
        }
    }

    private static Value bytes(String schema, String undecoded, byte[] value) {
        boolean cut = value.length > MOST_BYTES;
        return new Value(
                schema,
                null,
                undecoded,
                Base64.getEncoder().encodeToString(cut ? Arrays.copyOf(value, MOST_BYTES) : value),
                cut);
    }
}
