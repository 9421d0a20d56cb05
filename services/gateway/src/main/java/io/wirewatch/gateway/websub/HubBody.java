package io.wirewatch.gateway.websub;

import io.wirewatch.gateway.http.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a push, of which no more is read than a feed may have. */
final class HubBody extends FilterInputStream {
    static final int LARGEST = 10 * 1024 * 1024;

    private long left = LARGEST;

    HubBody(InputStream body) {
        super(body == null ? InputStream.nullInputStream() : body);
    }

    /** @throws ProblemException 413 beyond 10 MB */
    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        int read = super.read(buffer, start, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw ProblemException.tooLarge("A push may hold 10 MB. The feed is polled as before.");
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
