package io.wirewatch.formats.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a member of a zip archive holds. At its end it is as long, and has the checksum, that it says; else it is damaged. */
final class ZipContent extends InputStream {
    private static final int CHUNK = 8 * 1024;
    private static final int SIGNATURE = 0x08074b50;
    private static final int LONGEST_BEHIND = 24;

    private final Rewind in;
    private final ZipHeader header;
    private final CRC32 checksum = new CRC32();
    private final Inflater inflater;
    private final byte[] chunk = new byte[CHUNK];
    private long taken;
    private long size;
    private boolean done;
    private boolean damaged;

    /** @param header of a member without a refusal */
    ZipContent(Rewind in, ZipHeader header) {
        this.in = in;
        this.header = header;
        this.inflater = header.method() == ZipHeader.DEFLATED ? new Inflater(true) : null;
    }

    /** Whether it was read to its end, and was sound; then the next member begins here. */
    boolean isDone() {
        return done;
    }

    boolean isDamaged() {
        return damaged;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (done || length == 0) {
            return done ? -1 : 0;
        }
        try {
            int count = inflater == null ? stored(to, offset, length) : inflated(to, offset, length);
            if (count > 0) {
                checksum.update(to, offset, count);
                size += count;
                return count;
            }
            end();
            return -1;
        } catch (DataFormatException e) {
            throw damaged(e.getMessage() == null ? "it cannot be unpacked" : e.getMessage());
        } catch (EOFException e) {
            throw damaged("it breaks off");
        }
    }

    private int stored(byte[] to, int offset, int length) throws IOException {
        int most = (int) Math.min(length, header.packed() - taken);
        int count = most == 0 ? 0 : in.read(to, offset, most);
        if (count < 0) {
            throw new EOFException();
        }
        taken += count;
        return count;
    }

    private int inflated(byte[] to, int offset, int length) throws IOException, DataFormatException {
        int count = inflater.inflate(to, offset, length);
        while (count == 0 && !inflater.finished()) {
            if (inflater.needsDictionary()) {
                throw new DataFormatException("it is packed in an unknown way");
            }
            feed();
            count = inflater.inflate(to, offset, length);
        }
        return count;
    }

    private void feed() throws IOException, DataFormatException {
        boolean isBound = header.isLengthKnown();
        int most = isBound ? (int) Math.min(CHUNK, header.packed() - taken) : CHUNK;
        if (most <= 0) {
            throw new DataFormatException("it is longer than it says");
        }
        int count = in.read(chunk, 0, most);
        if (count < 0) {
            throw new EOFException();
        }
        taken += count;
        inflater.setInput(chunk, 0, count);
    }

    private void end() throws IOException {
        if (inflater != null) {
            int spare = inflater.getRemaining();
            in.rewind(in.position() - spare);
            taken -= spare;
            inflater.end();
        }
        boolean isAsToldBefore =
                header.checksum() == checksum.getValue() && header.packed() == taken && header.size() == size;
        if (header.isToldBehind() ? !isAsToldBehind() : !isAsToldBefore) {
            throw damaged("its size or checksum is another than it says");
        }
        done = true;
    }

    /** Behind a member stand its checksum and sizes, with or without a signature, in 32 or 64 bits. */
    private boolean isAsToldBehind() throws IOException {
        long begin = in.position();
        byte[] behind = in.readNBytes(LONGEST_BEHIND);
        for (int at = number(behind, 0, 4) == SIGNATURE ? 4 : 0; at >= 0; at -= 4) {
            for (int width = 4; width <= 8; width += 4) {
                int length = at + 4 + 2 * width;
                long most = width == 4 ? 0xffff_ffffL : -1;
                if (length <= behind.length
                        && number(behind, at, 4) == checksum.getValue()
                        && number(behind, at + 4, width) == (taken & most)
                        && number(behind, at + 4 + width, width) == (size & most)) {
                    in.rewind(begin + length);
                    return true;
                }
            }
        }
        return false;
    }

    private static long number(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | (at + i < bytes.length ? bytes[at + i] & 0xff : 0);
        }
        return value;
    }

    private DamageException damaged(String why) {
        damaged = true;
        if (inflater != null) {
            inflater.end();
        }
        return new DamageException(why);
    }
}
