package io.wirewatch.formats.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Documents that are zip archives to a program, told from archives by the names of their first parts. */
enum ZipDocument {
    WORD(null),
    OPEN_TEXT(null),
    EXCEL("is an Excel workbook, and tables are not read: save it as PDF, or push its text."),
    POWERPOINT("is a PowerPoint presentation, and those are not read: save it as PDF, or push its text."),
    OPEN_OTHER(
            "is an OpenDocument file that is no text, and only texts (.odt) are read: save it as PDF, or push its text."),
    BOOK("is a book (EPUB), and books are not read: save it as PDF, or push its text.");

    private static final byte[] BEGINNING = {'P', 'K', 3, 4};
    private static final String OPEN = "application/vnd.oasis.opendocument.";
    private static final int HEADER = 30;
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_TYPE = 100;

    private final String refusal;

    ZipDocument(String refusal) {
        this.refusal = refusal;
    }

    /** Why documents of its kind are not read; null where they are. */
    String refusal() {
        return refusal;
    }

    /** The document that begins so; null where it is an archive as any other. */
    static ZipDocument of(byte[] head) {
        List<String> parts = parts(head);
        if (!parts.isEmpty() && parts.getFirst().equals("mimetype")) {
            ZipDocument typed = ofType(head);
            if (typed != null) {
                return typed;
            }
        }
        if (parts.stream().anyMatch(part -> part.matches("word/.+\\.(xml|rels)"))) {
            return WORD;
        }
        Predicate<String> isPackage = part -> part.equals("[Content_Types].xml") || part.equals("_rels/.rels");
        if (parts.stream().noneMatch(isPackage)) {
            return null;
        }
        if (parts.stream().anyMatch(part -> part.startsWith("xl/"))) {
            return EXCEL;
        }
        return parts.stream().anyMatch(part -> part.startsWith("ppt/")) ? POWERPOINT : WORD;
    }

    private static ZipDocument ofType(byte[] head) {
        int at = HEADER + "mimetype".length() + number(head, 28, 2);
        int length = Math.min(LONGEST_TYPE, Math.max(0, head.length - at));
        String type = new String(head, Math.min(at, head.length), length, StandardCharsets.ISO_8859_1);
        if (type.startsWith("application/epub")) {
            return BOOK;
        }
        if (!type.startsWith(OPEN)) {
            return null;
        }
        return type.startsWith("text", OPEN.length()) ? OPEN_TEXT : OPEN_OTHER;
    }

    /** The names of its first parts. What a part holds is stepped over where its size is told, as it may be an archive too. */
    private static List<String> parts(byte[] head) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at >= 0 && at + HEADER <= head.length && names.size() < MOST_PARTS) {
            int nameLength = number(head, at + 26, 2);
            int data = at + HEADER + nameLength + number(head, at + 28, 2);
            if (!begins(head, at) || data > head.length) {
                break;
            }
            names.add(new String(head, at + HEADER, nameLength, StandardCharsets.UTF_8));
            long next = data + Integer.toUnsignedLong(number(head, at + 18, 4));
            at = next > data && next < head.length && begins(head, (int) next) ? (int) next : next(head, data, next);
        }
        return names;
    }

    /** Where the next part begins whose place nothing tells; -1 where it is not here. */
    private static int next(byte[] head, int from, long told) {
        if (told > head.length) {
            return -1;
        }
        for (int at = (int) Math.max(from, told); at + HEADER <= head.length; at++) {
            if (begins(head, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean begins(byte[] head, int at) {
        for (int i = 0; i < BEGINNING.length; i++) {
            if (at + i >= head.length || head[at + i] != BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] head, int at, int bytes) {
        int value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (at + i < head.length ? head[at + i] & 0xff : 0);
        }
        return value;
    }
}
