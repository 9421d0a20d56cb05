package io.wirewatch.ingestion.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What an IMAP server sends, as long as it keeps within bounds. The client makes room for a literal ({@code {n}} at the end
 * of a line, RFC 3501, section 4.3) before it has read any of it, so that a few bytes could cost gigabytes.
 */
final class BoundedResponses extends FilterInputStream {
    /** Stands for numbers that are no length: none was begun, or it is longer than any. */
    private static final long NONE = -1;

    private static final int MOST_SKIPPED = 8192;
    private static final long MOST_DIGITS_VALUE = 1L << 40;

    private final long mostLiteral;
    private long left;
    private long literal;
    private long number = NONE;
    private boolean closed;
    private int before;

    /**
     * @param mostLiteral most bytes of one literal
     * @param most most bytes of all
     */
    BoundedResponses(InputStream in, long mostLiteral, long most) {
        super(in);
        this.mostLiteral = mostLiteral;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new TooMuchException("the server sends more than was asked for");
        }
        for (int i = 0; i < count; i++) {
            see(buffer[offset + i] & 0xff);
        }
        return count;
    }

    /** Digits count wherever they stand, the end of a line only outside literals: so does the client that is protected. */
    private void see(int b) throws IOException {
        boolean inLiteral = literal > 0;
        if (inLiteral) {
            literal--;
        } else if (b == '\n' && before == '\r' && closed) {
            if (number > mostLiteral) {
                throw new TooMuchException("the server announces " + number + " bytes, more than was asked for");
            }
            literal = Math.max(0, number);
        }
        follow(b);
        before = b;
    }

    private void follow(int b) {
        if (b == '{') {
            number = 0;
            closed = false;
        } else if (b == '}') {
            closed = number != NONE;
        } else if (b == '\r' && closed && before == '}') {
            // May be the end of the line.
        } else if (b >= '0' && b <= '9' && !closed && number != NONE) {
            number = Math.min(MOST_DIGITS_VALUE, number * 10 + b - '0');
        } else {
            number = NONE;
            closed = false;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** What is skipped counts as well, so it is read. */
    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.clamp(count, 0, MOST_SKIPPED)).length;
    }

    /** The server sends more than it was asked for. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuchException(String message) {
            super(message);
        }
    }
}
