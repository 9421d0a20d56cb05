package io.wirewatch.formats.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The members of a tar archive, with long names as GNU and POSIX (pax) write them. Behind a damaged header the next block
 * that is one is looked for.
 */
final class TarMembers implements ArchiveMembers {
    private static final int LONGEST_NAME = 64 * 1024;
    private static final int LONGEST_RECORDS = 1024 * 1024;
    private static final String CURE = ": pack it anew.";

    private final InputStream in;
    private long left;
    private int padding;
    private boolean lost;

    TarMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public Member next() throws IOException {
        Map<String, String> said = new HashMap<>();
        while (true) {
            skip(left + padding);
            left = 0;
            padding = 0;
            TarHeader header = header();
            if (header.isEnd()) {
                return null;
            }
            switch (header.type()) {
                case 'L' -> said.put("path", longName(header));
                case 'x', 'X' -> said.putAll(records(header));
                case 'K', 'g', 'V' -> follow(size(header));
                default -> {
                    return member(header, said);
                }
            }
        }
    }

    private Member member(TarHeader header, Map<String, String> said) throws IOException {
        String name = said.getOrDefault("path", header.name());
        boolean isFile = switch (header.type()) {
            case '1', '2', '3', '4', '5', '6' -> false;
            default -> !name.endsWith("/");
        };
        for (boolean more = header.isExtended(); more; ) {
            more = block()[504] != 0;
        }
        follow(isFile || header.type() == '0' || header.type() == 0 ? size(header, said) : 0);
        boolean hasHoles =
                header.type() == 'S' || said.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."));
        return new Member(name, isFile, hasHoles ? "is packed with its holes left out" + CURE : null);
    }

    @Override
    public InputStream content() {
        return new Content();
    }

    private TarHeader header() throws IOException {
        TarHeader header = new TarHeader(block());
        if (lost) {
            while (!header.isSound() && !header.isEnd()) {
                header = new TarHeader(block());
            }
            lost = false;
        }
        if (!header.isSound() && !header.isEnd()) {
            throw damaged("what should be the head of a member is none");
        }
        return header;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(TarHeader.BLOCK);
        if (block.length < TarHeader.BLOCK) {
            throw new DamageException("it breaks off");
        }
        return block;
    }

    private long size(TarHeader header, Map<String, String> said) throws DamageException {
        String size = said.get("size");
        return size != null && size.matches("\\d{1,18}") ? Long.parseLong(size) : size(header);
    }

    private long size(TarHeader header) throws DamageException {
        long size = header.size();
        if (size < 0) {
            throw damaged("a member has no size");
        }
        return size;
    }

    private DamageException damaged(String why) {
        lost = true;
        return new DamageException(why);
    }

    private void follow(long size) {
        left = size;
        padding = (int) (-size & TarHeader.BLOCK - 1);
    }

    private String longName(TarHeader header) throws IOException {
        follow(size(header));
        byte[] name = content().readNBytes(LONGEST_NAME);
        return TarHeader.text(name, 0, name.length);
    }

    /** The records of pax: {@code length key=value}, each with a line break. */
    private Map<String, String> records(TarHeader header) throws IOException {
        follow(size(header));
        byte[] bytes = content().readNBytes(LONGEST_RECORDS);
        Map<String, String> records = new HashMap<>();
        int at = 0;
        while (at < bytes.length) {
            int blank = at;
            while (blank < bytes.length && bytes[blank] >= '0' && bytes[blank] <= '9' && blank - at < 8) {
                blank++;
            }
            int length = blank == at ? 0 : Integer.parseInt(TarHeader.text(bytes, at, blank - at));
            String record = length <= blank - at + 2 || at + length > bytes.length
                    ? ""
                    : TarHeader.text(bytes, blank + 1, at + length - blank - 2);
            int equals = record.indexOf('=');
            if (equals < 0) {
                // Not as it must be: the header itself says enough.
                return records;
            }
            records.put(record.substring(0, equals), record.substring(equals + 1));
            at += length;
        }
        return records;
    }

    private void skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(count, 8 * 1024)];
        long rest = count;
        while (rest > 0) {
            int read = in.read(buffer, 0, (int) Math.min(rest, buffer.length));
            if (read < 0) {
                throw new DamageException("it breaks off");
            }
            rest -= read;
        }
    }

    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (left == 0 || length == 0) {
                return left == 0 ? -1 : 0;
            }
            int read = in.read(to, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new DamageException("it breaks off");
            }
            left -= read;
            return read;
        }
    }
}
