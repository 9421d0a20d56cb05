package io.wirewatch.formats.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/** In what form something is packed, told by how it begins: one file made smaller, or an archive of several. */
enum PackedForm {
    GZIP,
    BZIP2,
    XZ,
    ZSTD,
    ZIP,
    TAR;

    /** Enough for the largest dictionary of {@code xz -9}. */
    private static final int XZ_KILOBYTES = 96 * 1024;

    /** So much may be gone back in a packed file: an unpacker takes more than is its own. */
    private static final int BACK = 64 * 1024;

    private static final int[][] BEGINNINGS = {
        {0x1f, 0x8b}, {'B', 'Z', 'h'}, {0xfd, '7', 'z', 'X', 'Z', 0}, {0x28, 0xb5, 0x2f, 0xfd}, {'P', 'K', 3, 4}
    };
    private static final int[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final int[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
    private static final int BZIP2_HEAD = 4;

    /**
     * The form of what begins so; null where it is not packed. Documents that are archives to a program (Word, OpenDocument)
     * and web archives that are packed record by record are not packed.
     */
    static PackedForm of(byte[] head) {
        PackedForm form = ofBytes(head);
        boolean isDocument =
                form == ZIP && ZipDocument.of(head) != null || form == GZIP && KindSniffer.isPackedWarc(head);
        return isDocument ? null : form;
    }

    private static PackedForm ofBytes(byte[] head) {
        for (int i = 0; i < BEGINNINGS.length; i++) {
            if (begins(head, 0, BEGINNINGS[i])) {
                return values()[i] != BZIP2 || begins(head, BZIP2_HEAD, BZIP2_BLOCK) ? values()[i] : null;
            }
        }
        return begins(head, 0, EMPTY_ZIP) ? ZIP : TarHeader.isOne(head) ? TAR : null;
    }

    private static boolean begins(byte[] head, int at, int[] with) {
        for (int i = 0; i < with.length; i++) {
            if (head.length <= at + i || (head[at + i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isArchive() {
        return this == ZIP || this == TAR;
    }

    /** What a file is called without the packing: {@code a.tar} of {@code a.tgz}. */
    static String unpackedName(String name) {
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        for (String ending : Arrays.asList(".tgz", ".tbz2", ".tbz", ".txz", ".tzst")) {
            if (lower.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length()) + ".tar";
            }
        }
        for (String ending : Arrays.asList(".gz", ".bz2", ".xz", ".zst")) {
            if (lower.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    /** What comes out of one file. */
    InputStream unpack(InputStream in, UnpackBudget budget) throws IOException {
        try {
            return new UnpackedStream(unpacker(in), budget);
        } catch (LinkageError e) {
            throw new DamageException("there is no unpacker for it on this machine: " + e.getMessage(), e);
        } catch (MemoryLimitException e) {
            throw new DamageException("unpacking it needs " + e.getMemoryNeeded() / 1024 + " MB of memory", e);
        } catch (IOException | RuntimeException e) {
            if (budget.source().hasFailed()) {
                throw e;
            }
            throw new DamageException("it does not begin as such files do", e);
        }
    }

    private InputStream unpacker(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> GzipMembers.of(new Rewind(in, 0, BACK));
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ -> new XZInputStream(in, XZ_KILOBYTES);
            case ZSTD -> new com.github.luben.zstd.ZstdInputStreamNoFinalizer(in);
            case ZIP, TAR -> throw new IllegalStateException(this + " holds several files");
        };
    }

    /** The members of an archive. */
    ArchiveMembers members(InputStream in, UnpackBudget budget) {
        return this == ZIP ? new ZipMembers(new Rewind(in, 0, BACK), budget) : new TarMembers(in);
    }
}
