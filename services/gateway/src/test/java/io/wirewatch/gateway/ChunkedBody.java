package io.wirewatch.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of a chunked answer (RFC 9112, section 7.1), read off a plain socket. */
final class ChunkedBody extends InputStream {
    private final InputStream socket;
    private int left;
    private boolean first = true;

    ChunkedBody(InputStream socket) {
        this.socket = socket;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            left = nextChunk();
            if (left == 0) {
                return -1;
            }
        }
        int read = socket.read(into, offset, Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the connection ended within a chunk");
        }
        left -= read;
        return read;
    }

    private int nextChunk() throws IOException {
        if (!first) {
            line(socket);
        }
        first = false;
        return Integer.parseInt(line(socket), 16);
    }

    /** A line of the head or between chunks. */
    static String line(InputStream socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = socket.read(); read != '\n'; read = socket.read()) {
            if (read < 0) {
                throw new EOFException("the connection ended");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
