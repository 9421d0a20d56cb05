package io.wirewatch.engines.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes small models in ONNX's format (protobuf; field numbers are those of onnx.proto, IR version 8, operators of version
 * 13). Shapes name free dimensions and count fixed ones: {@code "batch"}, {@code 3}.
 */
final class OnnxFile {
    static final int FLOAT = 1;
    static final int INT64 = 7;

    private final Message graph = new Message().text(2, "test");

    OnnxFile input(String name, int type, Object... shape) {
        graph.message(11, value(name, type, shape));
        return this;
    }

    OnnxFile output(String name, int type, Object... shape) {
        graph.message(12, value(name, type, shape));
        return this;
    }

    OnnxFile node(String operator, List<String> inputs, String output) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        graph.message(1, node.text(2, output).text(4, operator));
        return this;
    }

    OnnxFile floats(String name, float[][] rows) {
        ByteBuffer data =
                ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (float value : row) {
                data.putFloat(value);
            }
        }
        Message tensor = new Message().number(1, rows.length).number(1, rows[0].length);
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, data.array()));
        return this;
    }

    /** A vector of one number. */
    OnnxFile constant(String name, long value) {
        byte[] data = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        graph.message(
                5, new Message().number(1, 1).number(2, INT64).text(8, name).bytes(9, data));
        return this;
    }

    byte[] bytes() {
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
                .bytes();
    }

    private static Message value(String name, int type, Object... shape) {
        Message dimensions = new Message();
        for (Object size : shape) {
            dimensions.message(
                    1,
                    size instanceof Integer fixed
                            ? new Message().number(1, fixed)
                            : new Message().text(2, size.toString()));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes());
        }

        Message bytes(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 127) {
                out.write((int) (rest & 127 | 128));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
