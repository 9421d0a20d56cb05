package io.wirewatch.cli.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to text: by byte order mark, by the encoding that was told or that an HTML page declares, else UTF-8, else
 * Windows-1252, in that order.
 */
final class TextDecoder {
    private static final int DECLARATION_BYTES = 2048;
    private static final Pattern DECLARED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([a-z0-9_.:-]+)");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TextDecoder() {}

    /**
     * @param told the charset that a protocol told, or null
     */
    static String decode(byte[] bytes, String told) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        Charset named = charset(told != null ? told : declared(bytes));
        if (named != null) {
            return new String(bytes, named);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }

    /** The charset named in a {@code Content-Type}, or null. */
    static String ofContentType(String contentType) {
        Matcher named = DECLARED.matcher(contentType);
        return named.find() ? named.group(1) : null;
    }

    private static String declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher named = DECLARED.matcher(head);
        return head.contains("<meta") && named.find() ? named.group(1) : null;
    }

    private static Charset charset(String name) {
        try {
            // What pages call ISO 8859-1 is Windows-1252 (WHATWG Encoding, 4.2).
            return name == null ? null : name.equalsIgnoreCase("iso-8859-1") ? WINDOWS : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
