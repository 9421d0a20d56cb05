package io.wirewatch.formats.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What the members of a file packed with gzip hold (RFC 1952), one after the other. A member that is damaged is told with a
 * {@link DamageException}; in a web archive the read after it goes on with the next one that begins a record.
 */
final class GzipMembers extends InputStream {
    private static final int TRAILER = 8;
    private static final int CHUNK = 8 * 1024;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int EXTRA = 4;
    private static final int CHECKSUM = 2;
    private static final byte[] BEGINNING = {'W', 'A', 'R', 'C', '/'};

    private final Rewind raw;
    private final boolean ofRecords;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] chunk = new byte[CHUNK];
    private final Deque<Start> starts = new ArrayDeque<>();
    private long start;
    private long unpacked;
    private boolean inMember;
    private boolean damaged;

    private GzipMembers(Rewind raw, boolean ofRecords) {
        this.raw = raw;
        this.ofRecords = ofRecords;
    }

    /** Of a web archive. */
    static GzipMembers ofRecords(Rewind raw) {
        return new GzipMembers(raw, true);
    }

    /** Of any file: it ends where one of them is damaged. */
    static GzipMembers of(Rewind raw) {
        return new GzipMembers(raw, false);
    }

    private record Start(long unpacked, long packed) {}

    /** A member that cannot be unpacked, or not to its end. */
    static final class DamageException extends IOException {
        private static final long serialVersionUID = 1L;

        DamageException(String message) {
            super(message);
        }
    }

    /** Where the member begins in the file whose first byte has this place in what is unpacked; -1 where none is known to. */
    long startOf(long place) {
        while (!starts.isEmpty() && starts.peek().unpacked() < place) {
            starts.poll();
        }
        return !starts.isEmpty() && starts.peek().unpacked() == place
                ? starts.peek().packed()
                : -1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (damaged && (!ofRecords || !findNext())) {
            return -1;
        }
        try {
            int count = 0;
            while (count == 0) {
                if (!inMember && !begin()) {
                    return -1;
                }
                count = inflate(to, offset, length);
            }
            unpacked += count;
            return count;
        } catch (DataFormatException | EOFException e) {
            damaged = true;
            inMember = false;
            throw new DamageException(e.getMessage() == null ? "it cannot be unpacked" : e.getMessage());
        }
    }

    private boolean begin() throws IOException, DataFormatException {
        raw.mark();
        start = raw.position();
        int first = raw.read();
        if (first < 0) {
            return false;
        }
        header(first);
        inflater.reset();
        checksum.reset();
        inMember = true;
        return true;
    }

    private void header(int first) throws IOException, DataFormatException {
        if (first != 0x1f || need() != 0x8b || need() != 8) {
            throw new DataFormatException("what follows is not packed as the rest is");
        }
        int flags = need();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(need() | need() << 8);
        }
        for (int text = Integer.bitCount(flags & (NAME | COMMENT)); text > 0; text--) {
            int read = need();
            while (read != 0) {
                read = need();
            }
        }
        skip((flags & CHECKSUM) != 0 ? 2 : 0);
    }

    private int need() throws IOException {
        int read = raw.read();
        if (read < 0) {
            throw new EOFException("the file breaks off");
        }
        return read;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            need();
        }
    }

    private int inflate(byte[] to, int offset, int length) throws IOException, DataFormatException {
        int count = inflater.inflate(to, offset, length);
        checksum.update(to, offset, count);
        if (inflater.finished()) {
            end();
            if (ofRecords) {
                starts.add(new Start(unpacked + count, raw.position()));
            }
        } else if (count == 0 && inflater.needsDictionary()) {
            throw new DataFormatException("it is packed in an unknown way");
        } else if (count == 0 && inflater.needsInput()) {
            int read = raw.read(chunk, 0, CHUNK);
            if (read < 0) {
                throw new EOFException("the file breaks off");
            }
            inflater.setInput(chunk, 0, read);
        }
        return count;
    }

    private void end() throws IOException, DataFormatException {
        raw.rewind(raw.position() - inflater.getRemaining());
        long told = 0;
        for (int i = 0; i < TRAILER; i++) {
            long read = need();
            told |= i < 4 ? read << 8 * i : 0;
        }
        inMember = false;
        if (told != checksum.getValue()) {
            throw new DataFormatException("its checksum is another");
        }
    }

    /** Goes to the next member after the beginning of the damaged one that begins a record. */
    private boolean findNext() throws IOException {
        damaged = false;
        raw.rewind(start + 1);
        for (int read = raw.read(); read >= 0; read = raw.read()) {
            if (read == 0x1f && beginsRecord(raw.position() - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Looks whether a member begins at a place, and leaves the stream there, or behind its first byte. */
    private boolean beginsRecord(long place) throws IOException {
        raw.mark();
        boolean begins = false;
        try {
            header(0x1f);
            inflater.reset();
            byte[] text = new byte[BEGINNING.length];
            int count = 0;
            while (count < text.length && !inflater.finished()) {
                int more = inflater.inflate(text, count, text.length - count);
                count += more;
                if (more == 0) {
                    int one = need();
                    inflater.setInput(new byte[] {(byte) one});
                }
            }
            begins = java.util.Arrays.equals(text, BEGINNING);
        } catch (DataFormatException | EOFException e) {
            // Then it was no member: the bytes only look like the beginning of one.
        }
        raw.rewind(begins ? place : place + 1);
        return begins;
    }
}
