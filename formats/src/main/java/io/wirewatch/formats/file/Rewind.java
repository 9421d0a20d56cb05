package io.wirewatch.formats.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that can be gone back in, from where it is to a mark, as long as that is not too far. */
final class Rewind extends InputStream {
    private static final int CHUNK = 16 * 1024;

    private final InputStream in;
    private final int most;
    private byte[] buffer = new byte[2 * CHUNK];
    private long base;
    private long mark;
    private int at;
    private int filled;

    /**
     * @param position where the stream begins in its file
     * @param most how far it can be gone back
     */
    Rewind(InputStream in, long position, int most) {
        this.in = in;
        this.base = position;
        this.mark = position;
        this.most = most;
    }

    long position() {
        return base + at;
    }

    /** From here on it can be gone back to here. */
    void mark() {
        mark = position();
    }

    /** Goes back to a place behind the mark; to the earliest that is kept where it is not. */
    void rewind(long position) {
        at = (int) Math.max(0, position - base);
    }

    @Override
    public int read() throws IOException {
        return at < filled || fill() ? buffer[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(buffer, at, to, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        // A chunk stays in any case: what an inflater took too much of is put back.
        long from = position() - mark <= most ? Math.min(mark, position() - CHUNK) : position() - CHUNK;
        int dropped = (int) Math.max(0, from - base);
        int kept = filled - dropped;
        if (kept + CHUNK > buffer.length) {
            buffer = Arrays.copyOfRange(buffer, dropped, dropped + Math.max(2 * kept, kept + CHUNK));
        } else if (dropped > 0) {
            System.arraycopy(buffer, dropped, buffer, 0, kept);
        }
        base += dropped;
        at -= dropped;
        filled = kept;
        int read = in.read(buffer, filled, CHUNK);
        filled += Math.max(0, read);
        return read > 0;
    }
}
