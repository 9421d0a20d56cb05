package io.wirewatch.gateway.view;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A place in the stream of alerts: the next offset of each partition of {@code wirewatch.alerts}, and the offsets that the
 * stream began at, from which it follows what this stream has told before. It means the same to every gateway of the
 * cluster and after every restart. As text it is URL-safe base 64 of a version byte, four bytes that name the cluster, and
 * the offsets as variable-length numbers.
 *
 * @param cluster CRC-32 of the cluster's id
 * @param start offsets that the stream began at, by partition
 * @param next offsets that it goes on at, by partition
 */
public record StreamCursor(int cluster, List<Long> start, List<Long> next) {
    private static final byte VERSION = 1;

    public StreamCursor {
        if (start.size() != next.size()) {
            throw new IllegalArgumentException("a cursor needs as many starts as places");
        }
        start = List.copyOf(start);
        next = List.copyOf(next);
    }

    /** A stream that begins at these offsets. */
    public static StreamCursor at(String clusterId, List<Long> offsets) {
        return new StreamCursor(tag(clusterId), offsets, offsets);
    }

    /** Whether it is of this cluster, with this many partitions. */
    public boolean isOf(String clusterId, int partitions) {
        return cluster == tag(clusterId) && next.size() == partitions;
    }

    /** The same stream behind a record. */
    public StreamCursor behind(int partition, long offset) {
        List<Long> moved = new ArrayList<>(next);
        moved.set(partition, offset + 1);
        return new StreamCursor(cluster, start, moved);
    }

    /** The same stream at these offsets. */
    public StreamCursor movedTo(List<Long> offsets) {
        return new StreamCursor(cluster, start, offsets);
    }

    /**
     * The cursor of a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static StreamCursor parse(String text) {
        try {
            ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (in.get() != VERSION) {
                throw new IllegalArgumentException("of a version that this gateway does not know");
            }
            int cluster = in.getInt();
            int partitions = Math.toIntExact(readNumber(in));
            if (partitions < 1 || partitions > in.remaining()) {
                throw new IllegalArgumentException("damaged");
            }
            List<Long> start = new ArrayList<>();
            List<Long> next = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                start.add(readNumber(in));
                next.add(Math.addExact(start.get(i), readNumber(in)));
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("damaged");
            }
            return new StreamCursor(cluster, start, next);
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException | ArithmeticException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no cursor of this stream", e);
        }
    }

    /** The cursor as text. */
    public String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32);
        out.write(VERSION);
        out.writeBytes(ByteBuffer.allocate(4).putInt(cluster).array());
        writeNumber(out, next.size());
        for (int i = 0; i < next.size(); i++) {
            writeNumber(out, start.get(i));
            writeNumber(out, Math.max(0, next.get(i) - start.get(i)));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readNumber(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte read = in.get();
            number |= (long) (read & 0x7f) << shift;
            if (read >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("damaged");
    }

    private static int tag(String clusterId) {
        CRC32 crc = new CRC32();
        crc.update(clusterId.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
