package io.wirewatch.formats.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The members of a zip archive (APPNOTE 6.3), read as they come: each byte of the archive is read once, so members that
 * overlap cannot be. What a member says of its size and checksum must be so, and at the end the archive must list as many
 * members as were in it. Behind what is damaged the next member is looked for.
 */
final class ZipMembers implements ArchiveMembers {
    private static final int MEMBER = 0x04034b50;
    private static final int LISTED = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int EXTRA_DATA = 0x08064b50;
    private static final int LISTED_FIXED = 42;

    private final Rewind in;
    private final UnpackBudget budget;
    private ZipContent content;
    private InputStream guarded;
    private ZipHeader current;
    private long dataStart;
    private long met;
    private boolean lost;
    private boolean everLost;

    ZipMembers(Rewind in, UnpackBudget budget) {
        this.in = in;
        this.budget = budget;
    }

    @Override
    public Member next() throws IOException {
        try {
            leave();
            int signature = lost ? find() : signature();
            lost = false;
            if (signature == MEMBER) {
                return enter();
            }
            if (signature == LISTED || signature == END || signature == END_64 || signature == EXTRA_DATA) {
                list(signature);
                return null;
            }
            throw damaged("what follows a member is none");
        } catch (EOFException e) {
            current = null;
            throw new DamageException("it breaks off", e);
        }
    }

    @Override
    public InputStream content() {
        return guarded;
    }

    private Member enter() throws IOException {
        ZipHeader header = ZipHeader.read(in);
        met++;
        current = header;
        dataStart = in.position();
        in.mark();
        String refusal = header.refusal();
        content = refusal == null ? new ZipContent(in, header) : null;
        guarded = refusal == null ? new UnpackedStream(content, budget) : InputStream.nullInputStream();
        return new Member(header.name(), !header.name().endsWith("/"), refusal);
    }

    /** Goes behind the member that is being read, however far that is. */
    private void leave() throws IOException {
        ZipHeader left = current;
        current = null;
        if (left == null || content != null && content.isDone()) {
            return;
        }
        if (content != null && content.isDamaged()) {
            search(left);
        } else if (left.isLengthKnown()) {
            in.skipNBytes(Math.max(0, dataStart + left.packed() - in.position()));
            lost = left.isToldBehind();
        } else if (content == null) {
            search(left);
        } else {
            drain(left);
        }
    }

    private void drain(ZipHeader left) throws IOException {
        try {
            guarded.transferTo(OutputStream.nullOutputStream());
        } catch (DamageException e) {
            search(left);
        }
    }

    /** Has the next member looked for, as far back as may be, but not in what is an archive itself. */
    private void search(ZipHeader left) throws IOException {
        lost = true;
        everLost = true;
        long reached = in.position();
        in.rewind(dataStart);
        if (left.method() == ZipHeader.STORED && signature() == MEMBER) {
            in.rewind(reached);
        } else {
            in.rewind(dataStart);
        }
    }

    private int signature() throws IOException {
        int signature = 0;
        for (int i = 0; i < 4; i++) {
            signature |= need() << 8 * i;
        }
        return signature;
    }

    /** Goes to the next place where something of an archive begins. */
    private int find() throws IOException {
        int last = signature();
        while (last != MEMBER && last != LISTED && last != END && last != END_64) {
            last = last >>> 8 | need() << 24;
        }
        return last;
    }

    private int need() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    /** Reads the list at the end. */
    private void list(int first) throws IOException {
        long listed = 0;
        int signature = first;
        while (signature == LISTED) {
            listed++;
            byte[] fixed = in.readNBytes(LISTED_FIXED);
            if (fixed.length < LISTED_FIXED) {
                throw new EOFException();
            }
            in.skipNBytes(number(fixed, 24) + number(fixed, 26) + number(fixed, 28));
            signature = signature();
        }
        if (first == EXTRA_DATA || everLost) {
            return;
        }
        if (signature != END && signature != END_64) {
            throw damaged("the list of its members is cut off");
        }
        if (listed != met) {
            throw new DamageException("it lists " + listed + " members, and " + met + " are in it");
        }
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private DamageException damaged(String why) {
        lost = true;
        everLost = true;
        return new DamageException(why);
    }
}
