package io.wirewatch.formats.feed;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the body of a feed. The bytes are believed before what is said about them: a byte order mark, the shape of
 * UTF-16 and UTF-32, and text beyond ASCII that is sound UTF-8 (which hardly happens by chance). Only then the charset
 * of the HTTP header, then that of the XML declaration (RFC 7303), where HTTP's ISO-8859-1 gives way as it is the
 * default of many servers. Labels are read as browsers do (WHATWG Encoding): ISO-8859-1 means windows-1252.
 */
public final class FeedCharset {
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._:-]+)\\s*[\"']");
    private static final Pattern HTTP =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"));

    private FeedCharset() {}

    /**
     * The text of a body; of a mail's part and of a line in a header as well.
     *
     * @param contentType value of the header that comes with it, or null
     */
    public static String decode(byte[] body, String contentType) {
        Optional<Charset> shape = byShape(body);
        if (shape.isPresent()) {
            return withoutMark(new String(body, shape.get()));
        }
        Utf8.Count count = Utf8.count(body);
        Optional<Charset> declared = declared(body, contentType);
        if (count.broken() == 0) {
            return withoutMark(new String(body, count.sound() > 0 ? StandardCharsets.UTF_8 : escaped(body, declared)));
        }
        Optional<Charset> other = declared.filter(charset -> !charset.equals(StandardCharsets.UTF_8));
        if (other.isPresent()) {
            return new String(body, other.get());
        }
        return count.sound() > count.broken() ? withoutMark(Utf8.decodeMixed(body)) : new String(body, LATIN);
    }

    /** ISO-2022-JP and its kin are ASCII bytes with escapes, so what was declared decides. */
    private static Charset escaped(byte[] body, Optional<Charset> declared) {
        return declared.filter(charset -> charset.name().startsWith("ISO-2022") && indexOf(body, (byte) 0x1b) >= 0)
                .orElse(StandardCharsets.UTF_8);
    }

    private static Optional<Charset> byShape(byte[] body) {
        if (body.length < 4) {
            return Optional.empty();
        }
        int first = (body[0] & 0xff) << 24 | (body[1] & 0xff) << 16 | (body[2] & 0xff) << 8 | body[3] & 0xff;
        return Optional.ofNullable(
                        switch (first) {
                            case 0x0000feff, 0x0000003c -> "UTF-32BE";
                            case 0xfffe0000, 0x3c000000 -> "UTF-32LE";
                            default -> twoByteShape(first);
                        })
                .map(Charset::forName);
    }

    private static String twoByteShape(int first) {
        if (first >>> 16 == 0xfeff || first >>> 16 == 0x003c && (first & 0xff00) == 0) {
            return "UTF-16BE";
        }
        return first >>> 16 == 0xfffe || first >>> 16 == 0x3c00 && (first & 0xff) == 0 ? "UTF-16LE" : null;
    }

    private static Optional<Charset> declared(byte[] body, String contentType) {
        String head = new String(body, 0, Math.min(body.length, 1024), StandardCharsets.ISO_8859_1);
        Optional<Charset> xml = label(DECLARED.matcher(head));
        Optional<Charset> http = label(HTTP.matcher(contentType == null ? "" : contentType));
        return http.filter(charset -> !charset.equals(LATIN)).or(() -> xml).or(() -> http);
    }

    private static Optional<Charset> label(Matcher matcher) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        String label = matcher.group(1).toLowerCase(Locale.ROOT);
        try {
            Charset charset = Charset.forName(LABELS.getOrDefault(label, label));
            // The bytes do not have the shape of UTF-16 or UTF-32, whatever the label says.
            return Optional.of(charset)
                    .filter(known ->
                            !known.name().startsWith("UTF-16") && !known.name().startsWith("UTF-32"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknownLabel) {
            return Optional.empty();
        }
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == '\ufeff' ? text.substring(1) : text;
    }
}
