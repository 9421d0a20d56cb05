package io.wirewatch.alerting.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Text in the ASCII of mails: words of a header (RFC 2047) and bodies (RFC 2045). */
final class MimeText {
    /**
     * Bytes of text in an encoded word. A line of a header that holds one is 76 characters at most (RFC 2047, 2), and the
     * first begins with the header's name.
     */
    private static final int WORD_BYTES = 39;

    private static final int LINE = 76;

    private MimeText() {}

    /** A body as it travels. */
    record Encoded(String encoding, String text) {}

    /** A line of text as the value of a header; what would be taken for encoded words is encoded. */
    static String words(String line) {
        if (line.chars().allMatch(c -> c >= ' ' && c < 0x7f) && !line.contains("=?")) {
            return line;
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        line.codePoints().mapToObj(Character::toString).forEach(next -> {
            if (bytes(word + next).length > WORD_BYTES) {
                words.add(word(word));
                word.setLength(0);
            }
            word.append(next);
        });
        words.add(word(word));
        return String.join("\r\n ", words);
    }

    private static String word(CharSequence text) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes(text)) + "?=";
    }

    /** A text with line feeds, in the encoding that makes less of it. */
    static Encoded body(String text) {
        String base64 = Base64.getMimeEncoder().encodeToString(bytes(text.replace("\n", "\r\n")));
        String quoted = quotedPrintable(text);
        return quoted.length() <= base64.length()
                ? new Encoded("quoted-printable", quoted)
                : new Encoded("base64", base64);
    }

    private static String quotedPrintable(String text) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
        int column = 0;
        byte[] bytes = bytes(text);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                out.append("\r\n");
                column = 0;
                continue;
            }
            boolean ends = i + 1 == bytes.length || bytes[i + 1] == '\n';
            String next = quoted(bytes[i] & 0xff, ends);
            if (column + next.length() >= LINE) {
                out.append("=\r\n");
                column = 0;
            }
            out.append(next);
            column += next.length();
        }
        return out.toString();
    }

    private static String quoted(int b, boolean endsLine) {
        boolean plain = b > ' ' && b < 0x7f && b != '=' || (b == ' ' || b == '\t') && !endsLine;
        return plain ? Character.toString(b) : String.format("=%02X", b);
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
