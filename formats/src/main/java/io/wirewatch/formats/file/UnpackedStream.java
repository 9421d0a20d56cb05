package io.wirewatch.formats.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * What comes out of an unpacker, within a budget. Whatever the unpacker throws at bytes that it does not like is a {@link
 * DamageException}, and stays one.
 */
final class UnpackedStream extends InputStream {
    private final InputStream in;
    private final UnpackBudget budget;
    private IOException failure;

    UnpackedStream(InputStream in, UnpackBudget budget) {
        this.in = in;
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int read;
        try {
            read = in.read(to, offset, length);
            budget.unpacked(Math.max(0, read));
        } catch (IOException | RuntimeException e) {
            failure = failure(e);
            throw failure;
        }
        return read;
    }

    private IOException failure(Exception e) {
        if (e instanceof IOException io
                && (io instanceof DamageException
                        || io instanceof UnpackBudget.SpentException
                        || budget.source().hasFailed())) {
            return io;
        }
        String message = e.getMessage() == null
                ? ""
                : e.getMessage().lines().findFirst().orElse("").strip();
        return new DamageException(message.isEmpty() ? "it cannot be unpacked" : message, e);
    }
}
