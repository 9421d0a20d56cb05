package io.wirewatch.core.cleaning;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells text from the files that are pushed under a text type by mistake. */
final class BinaryGuard {
    private record Magic(String prefix, String what) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic("%PDF-", "a PDF file"),
            new Magic("PK\u0003\u0004", "a ZIP file or an office document"),
            new Magic("\u00D0\u00CF\u0011\u00E0", "an old office document"),
            new Magic("\u0089PNG", "a PNG image"),
            new Magic("\u00FF\u00D8\u00FF", "a JPEG image"),
            new Magic("GIF8", "a GIF image"),
            new Magic("\u001F\u008B", "gzip data"),
            new Magic("\u007FELF", "a program"));

    /** One stray character in so many is a slip of the sender, more is no text. */
    private static final int TOLERANCE = 50;

    private BinaryGuard() {}

    static void check(byte[] body) {
        String head = new String(body, 0, Math.min(8, body.length), StandardCharsets.ISO_8859_1);
        for (Magic magic : MAGIC) {
            if (head.startsWith(magic.prefix())) {
                throw new RefusedReleaseException("binary", "the body is " + magic.what() + ", not text");
            }
        }
    }

    static void check(String text) {
        int controls = 0;
        int lost = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD') {
                lost++;
            } else if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                controls++;
            }
        }
        if (controls > text.length() / TOLERANCE) {
            throw new RefusedReleaseException("binary", "the body holds " + controls + " control characters: not text");
        }
        if (lost > text.length() / TOLERANCE) {
            throw new RefusedReleaseException(
                    "undecodable", lost + " characters of the body are in no known character set");
        }
    }

    /** UTF-16 without a byte order mark shows in Latin text as a zero in every second byte. */
    static Optional<Charset> looksLikeUtf16(byte[] body) {
        int sample = Math.min(body.length, 1000) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < sample; i += 2) {
            even += body[i] == 0 ? 1 : 0;
            odd += body[i + 1] == 0 ? 1 : 0;
        }
        if (odd > sample / 4 && even == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even > sample / 4 && odd == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }
}
