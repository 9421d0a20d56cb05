package io.wirewatch.core.cleaning;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to text. A byte order mark wins, then bytes that can be nothing but UTF-8, whatever was declared; then the declared character set,
 * the one that an HTML page names in its head, UTF-16 and UTF-8, the first that fits; else what its letters look like ({@link
 * CharsetGuess}), else windows-1252, as browsers read it. Stray bytes in UTF-8 are windows-1252: pages are pasted together.
 * Text that was misread before it came is put right ({@link Mojibake}).
 */
final class Decoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int HEAD = 4096;

    private static final char UNREADABLE = '\uFFFD';
    private static final Pattern META =
            Pattern.compile("<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w:.-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML =
            Pattern.compile("<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([\\w:.-]{2,40})", Pattern.CASE_INSENSITIVE);

    private Decoder() {}

    /**
     * @param declared character set that came with the bytes, or null; one that does not exist or does not fit is passed over
     * @throws RefusedReleaseException for bytes that are no text
     */
    static String decode(byte[] body, String declared, boolean html) {
        BinaryGuard.check(body);
        Utf8 utf8 = Utf8.of(body);
        String text = text(body, utf8, declared, html);
        BinaryGuard.check(text);
        return utf8.isWellRead() ? text : Mojibake.repair(text);
    }

    private static String text(byte[] body, Utf8 utf8, String declared, boolean html) {
        Charset marked = byteOrderMark(body);
        if (marked != null) {
            return new String(body, marked);
        }
        if (utf8.isProven()) {
            return utf8.others() == 0 ? new String(body, StandardCharsets.UTF_8) : Utf8.withStrays(body);
        }
        return named(declared)
                .flatMap(charset -> strictly(body, charset))
                .or(() -> html ? inHead(body).flatMap(charset -> strictly(body, charset)) : Optional.empty())
                .or(() -> BinaryGuard.looksLikeUtf16(body).flatMap(charset -> strictly(body, charset)))
                .or(() -> strictly(body, StandardCharsets.UTF_8))
                .orElseGet(() -> undeclared(body, html));
    }

    private static String undeclared(byte[] body, boolean html) {
        return CharsetGuess.of(body, html).stream()
                .map(Decoder::asTheWebMeansIt)
                .flatMap(charset -> strictly(body, charset).stream())
                .findFirst()
                .orElseGet(() -> new String(body, WINDOWS_1252));
    }

    private static Charset byteOrderMark(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(body, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(body, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] body, int... prefix) {
        if (body.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((body[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> inHead(byte[] body) {
        String head = new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(head);
        if (meta.find()) {
            return named(meta.group(1));
        }
        Matcher xml = XML.matcher(head);
        return xml.find() ? named(xml.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        try {
            Charset charset = Charset.forName(name.strip().toLowerCase(Locale.ROOT));
            return Optional.of(asTheWebMeansIt(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Latin-1 and ASCII are read as their superset. */
    private static Charset asTheWebMeansIt(Charset charset) {
        boolean latin = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
        return latin ? WINDOWS_1252 : charset;
    }

    private static Optional<String> strictly(byte[] body, Charset charset) {
        // The lenient way is many times as fast, and what it could not read shows.
        String lenient = new String(body, charset);
        if (lenient.indexOf(UNREADABLE) < 0) {
            return Optional.of(lenient);
        }
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
