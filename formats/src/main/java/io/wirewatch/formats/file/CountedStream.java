package io.wirewatch.formats.file;

import java.io.IOException;
import java.io.InputStream;

/** Counts what is read of a stream, and remembers that it could not be read. */
public final class CountedStream extends InputStream {
    private final InputStream in;
    private long count;
    private boolean failed;

    public CountedStream(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    public long count() {
        return count;
    }

    /** Whether the stream itself could not be read, which says nothing of its content. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        try {
            int read = in.read(to, offset, length);
            count += Math.max(0, read);
            return read;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
