package io.wirewatch.runtime.past;

import java.nio.ByteBuffer;

/** Parts of records as a scan reads them. */
final class LogRecords {
    private LogRecords() {}

    /** The bytes of a buffer, in an array of their own; null for null. */
    static byte[] bytes(ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
