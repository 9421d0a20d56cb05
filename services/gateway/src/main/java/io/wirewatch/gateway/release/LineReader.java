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

    /**
     * A line.
     *
     * @param bytes its bytes without the line break
     * @param tooLong whether it was longer than the limit, and its bytes are missing
     */
    record Line(byte[] bytes, boolean tooLong) {
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
