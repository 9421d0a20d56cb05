package io.wirewatch.alerting.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a mail server says in one connection, as much of it as any would: a reply without an end would fill memory. */
final class BoundedReplies extends FilterInputStream {
    private static final int MOST_BYTES = 256 * 1024;

    private int left = MOST_BYTES;

    BoundedReplies(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        return counted(read, read);
    }

    private int counted(int result, int bytes) throws IOException {
        left -= Math.max(0, bytes);
        if (left < 0) {
            throw new IOException("it said more than " + MOST_BYTES + " bytes");
        }
        return result;
    }
}
