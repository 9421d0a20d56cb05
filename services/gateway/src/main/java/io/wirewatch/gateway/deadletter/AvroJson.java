package io.wirewatch.gateway.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.runtime.json.AlertJson;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.apache.avro.Schema;

/**
 * Avro binary (specification 1.12, "Binary Encoding") as JSON, for people to look at. It is read from bytes that nobody vouches for: what
 * they say of their own lengths is believed only as far as there are bytes, and after {@value #MOST_VALUES} values or a text of
 * {@value #LONGEST_TEXT} characters the rest is left out.
 */
final class AvroJson {
    static final int MOST_VALUES = 20_000;
    static final int LONGEST_TEXT = 20_000;
    private static final int DEEPEST = 64;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ByteBuffer bytes;
    private int values;
    /** Nothing more is read: nobody knows where the next value begins. */
    private boolean full;

    private boolean shortened;

    private AvroJson(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * What was read.
     *
     * @param cut whether something was left out
     */
    record Read(JsonNode json, boolean cut) {}

    /** The bytes are no such value; the message says how. */
    static final class NotAvroException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAvroException(String message) {
            super(message);
        }
    }

    /**
     * The JSON of a value.
     *
     * @param schema the one that it was written with
     * @throws NotAvroException if the bytes are no value of this schema
     */
    static Read of(Schema schema, ByteBuffer bytes) {
        AvroJson reading = new AvroJson(bytes);
        try {
            JsonNode json = reading.value(schema, 0);
            if (!reading.full && reading.bytes.hasRemaining()) {
                throw new NotAvroException(reading.bytes.remaining() + " bytes are left behind the value");
            }
            return new Read(json, reading.full || reading.shortened);
        } catch (BufferUnderflowException e) {
            throw new NotAvroException("it is cut short");
        }
    }

    private JsonNode value(Schema schema, int depth) {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            full = true;
            return JSON.nullNode();
        }
        return switch (schema.getType()) {
            case RECORD -> object(schema, depth);
            case ARRAY -> array(schema, depth);
            case MAP -> map(schema, depth);
            case UNION -> value(schema.getTypes().get(index(schema.getTypes().size())), depth + 1);
            case ENUM ->
                JSON.textNode(schema.getEnumSymbols()
                        .get(index(schema.getEnumSymbols().size())));
            case STRING -> JSON.textNode(text(block(length())));
            case BYTES -> bytes(block(length()));
            case FIXED -> bytes(block(schema.getFixedSize()));
            case INT, LONG -> number(schema, varint());
            case FLOAT -> JSON.numberNode(bytes.getFloat());
            case DOUBLE -> JSON.numberNode(bytes.getDouble());
            case BOOLEAN -> JSON.booleanNode(bytes.get() != 0);
            case NULL -> JSON.nullNode();
        };
    }

    private ObjectNode object(Schema schema, int depth) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = value(field.schema(), depth + 1);
            object.set(field.name(), value);
            if (full) {
                break;
            }
        }
        return object;
    }

    private ArrayNode array(Schema schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (long left = count(); left != 0; left = count()) {
            for (; left > 0; left--) {
                JsonNode value = value(schema.getElementType(), depth + 1);
                if (full) {
                    return array;
                }
                array.add(value);
            }
        }
        return array;
    }

    private ObjectNode map(Schema schema, int depth) {
        ObjectNode map = JSON.objectNode();
        for (long left = count(); left != 0; left = count()) {
            for (; left > 0; left--) {
                String key = text(block(length()));
                JsonNode value = value(schema.getValueType(), depth + 1);
                if (full) {
                    return map;
                }
                map.set(key, value);
            }
        }
        return map;
    }

    private long count() {
        long count = varint();
        if (count < 0) {
            varint(); // its bytes, for those who skip it
            count = -count;
        }
        if (count < 0) {
            throw new NotAvroException("a block of " + count + " values");
        }
        return count;
    }

    private int index(int known) {
        long index = varint();
        if (index < 0 || index >= known) {
            throw new NotAvroException("branch " + index + " of " + known);
        }
        return (int) index;
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new NotAvroException("a value of " + length + " bytes where " + bytes.remaining() + " are left");
        }
        return (int) length;
    }

    private ByteBuffer block(int length) {
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer block = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return block;
    }

    private String text(ByteBuffer block) {
        return shortened(StandardCharsets.UTF_8.decode(block).toString());
    }

    private String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        shortened = true;
        return text.substring(0, LONGEST_TEXT) + "… (" + (text.length() - LONGEST_TEXT) + " characters more)";
    }

    /** Text where it is text, as the bodies of pages are; else base 64. */
    private JsonNode bytes(ByteBuffer block) {
        try {
            return JSON.textNode(shortened(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(block.duplicate())
                    .toString()));
        } catch (CharacterCodingException e) {
            byte[] copy = new byte[Math.min(block.remaining(), LONGEST_TEXT)];
            block.get(copy);
            shortened |= block.hasRemaining();
            return JSON.textNode("base64:" + Base64.getEncoder().encodeToString(copy)
                    + (block.hasRemaining() ? "… (" + block.remaining() + " bytes more)" : ""));
        }
    }

    private static JsonNode number(Schema schema, long number) {
        if (schema.getLogicalType() != null
                && "timestamp-millis".equals(schema.getLogicalType().getName())) {
            try {
                return JSON.textNode(AlertJson.time(Instant.ofEpochMilli(number)));
            } catch (DateTimeException e) {
                return JSON.numberNode(number);
            }
        }
        return JSON.numberNode(number);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new NotAvroException("a number of more than ten bytes");
    }
}
