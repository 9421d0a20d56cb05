package io.wirewatch.formats.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a stream of any length, each up to a limit, with their places; of a longer one the rest is read over. */
public final class LineScanner {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private int at;
    private int filled;
    private long position;
    private long start;
    private boolean tooLong;

    /**
     * @param position where the stream begins in its file
     * @param longest bytes of a line that are kept
     */
    public LineScanner(InputStream in, long position, int longest) {
        this.in = in;
        this.position = position;
        this.longest = longest;
    }

    /** Goes to the next line; false at the end. */
    public boolean next() throws IOException {
        line.reset();
        tooLong = false;
        start = position;
        while (at < filled || fill()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            boolean complete = end < filled;
            take(complete ? end + 1 : end);
            if (complete) {
                return true;
            }
        }
        return position > start;
    }

    private void take(int end) {
        int room = Math.min(end - at, longest - line.size());
        line.write(buffer, at, room);
        tooLong |= room < end - at;
        position += end - at;
        at = end;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    /** Whether more has come already, so that going on does not wait. */
    public boolean hasMore() throws IOException {
        return at < filled || in.available() > 0;
    }

    /** Whether the line holds nothing but blanks. */
    public boolean isBlank() {
        if (tooLong) {
            return false;
        }
        for (byte one : line.toByteArray()) {
            if (one != ' ' && one != '\t' && one != '\r' && one != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The line with its line break; cut where it is too long. */
    public byte[] bytes() {
        return line.toByteArray();
    }

    /** Whether it was longer than the limit. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Where the line begins in the file. */
    public long start() {
        return start;
    }

    /** Where the next one does. */
    public long position() {
        return position;
    }
}
