package io.wirewatch.gateway.release;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a stream of any length, each up to a limit; a longer one is read over, not held. */
final class LineReader {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int longest;

    LineReader(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.longest = longest;
    }

    /** A line, or that it was too long to be held. */
    static final class Line {
        private final byte[] bytes;
        private final boolean tooLong;

        private Line(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /** Its bytes without the line break. */
        byte[] bytes() {
            return bytes;
        }

        /** Whether it was longer than the limit, and its bytes are missing. */
        boolean tooLong() {
            return tooLong;
        }

        boolean isBlank() {
            for (byte one : bytes) {
                if (one != ' ' && one != '\t' && one != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** Whether more was received already. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /** The next line; null at the end. */
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        int read = in.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            if (line.size() < longest) {
                line.write(read);
            } else {
                tooLong = true;
            }
            read = in.read();
        }
        return tooLong ? new Line(new byte[0], true) : new Line(line.toByteArray(), false);
    }
}
