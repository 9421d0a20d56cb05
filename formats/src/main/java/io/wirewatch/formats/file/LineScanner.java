package io.wirewatch.formats.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream of any length, each up to a limit, with their places; of a longer one the rest is read over. */
public final class LineScanner {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private byte[] line = new byte[512];
    private int length;
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
        length = 0;
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
        int room = Math.min(end - at, longest - length);
        if (length + room > line.length) {
            line = Arrays.copyOf(line, Math.max(length + room, 2 * line.length));
        }
        System.arraycopy(buffer, at, line, length, room);
        length += room;
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
        for (int i = 0; i < length; i++) {
            byte one = line[i];
            if (one != ' ' && one != '\t' && one != '\r' && one != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The line with its line break; cut where it is too long. */
    public byte[] bytes() {
        return Arrays.copyOf(line, length);
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
