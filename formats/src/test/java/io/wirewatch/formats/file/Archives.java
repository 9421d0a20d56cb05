package io.wirewatch.formats.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Packs files for tests. */
final class Archives {
    private Archives() {}

    record Packed(String name, byte[] bytes) {}

    static Packed file(String name, String text) {
        return new Packed(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Packed file(String name, byte[] bytes) {
        return new Packed(name, bytes);
    }

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] file) {
        return bytes(out -> {
            try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
                packed.write(file);
            }
        });
    }

    static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As programs write it that cannot go back: what a member's size is stands behind it. */
    static byte[] zip(Packed... files) {
        return zip(List.of(files));
    }

    static byte[] zip(List<Packed> files) {
        return bytes(out -> {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                put(zip, files, ZipArchiveEntry.DEFLATED);
            }
        });
    }

    /** With sizes before the members. */
    static byte[] zipInFile(int method, List<Packed> files) {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel)) {
            put(zip, files, method);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    private static void put(ZipArchiveOutputStream zip, List<Packed> files, int method) throws IOException {
        for (Packed file : files) {
            ZipArchiveEntry entry = new ZipArchiveEntry(file.name());
            entry.setMethod(method);
            zip.putArchiveEntry(entry);
            zip.write(file.bytes());
            zip.closeArchiveEntry();
        }
    }

    static byte[] tar(Packed... files) {
        return tar(TarArchiveOutputStream.LONGFILE_POSIX, List.of(files));
    }

    static byte[] tar(int longNames, List<Packed> files) {
        return bytes(out -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
                tar.setLongFileMode(longNames);
                tar.setAddPaxHeadersForNonAsciiNames(longNames == TarArchiveOutputStream.LONGFILE_POSIX);
                for (Packed file : files) {
                    TarArchiveEntry entry = new TarArchiveEntry(file.name(), true);
                    entry.setSize(file.bytes().length);
                    tar.putArchiveEntry(entry);
                    tar.write(file.bytes());
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    /** With a folder, links, a device and a pipe before a file. */
    static byte[] tarWithLinks(Packed file) {
        return bytes(out -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
                for (byte type : new byte[] {
                    TarConstants.LF_DIR,
                    TarConstants.LF_SYMLINK,
                    TarConstants.LF_LINK,
                    TarConstants.LF_CHR,
                    TarConstants.LF_BLK,
                    TarConstants.LF_FIFO
                }) {
                    TarArchiveEntry entry = new TarArchiveEntry("to/" + type + ".txt", type);
                    if (type == TarConstants.LF_SYMLINK || type == TarConstants.LF_LINK) {
                        entry.setLinkName("/etc/passwd");
                    }
                    tar.putArchiveEntry(entry);
                    tar.closeArchiveEntry();
                }
                TarArchiveEntry entry = new TarArchiveEntry(file.name(), true);
                entry.setSize(file.bytes().length);
                tar.putArchiveEntry(entry);
                tar.write(file.bytes());
                tar.closeArchiveEntry();
            }
        });
    }
}
