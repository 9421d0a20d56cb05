package io.wirewatch.alerting.channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Makes text from outside harmless, and short enough. */
final class PlainText {
    private static final String CUT = "…";
    /** Everything that would turn the text around it, or hide in it. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cntrl}&&[^\\n\\t]]|[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]"
                    + "|[\\uD800-\\uDFFF]");

    private static final Pattern BREAKS = Pattern.compile("\\s+");

    private PlainText() {}

    /** Without control characters, marks that turn the direction of writing, and halves of characters. */
    static String clean(String text) {
        return INVISIBLE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /** The same in one line, for subjects and titles. */
    static String line(String text) {
        return BREAKS.matcher(clean(text)).replaceAll(" ").strip();
    }

    /** At most so many UTF-16 code units, no character cut in two; what was cut ends in an ellipsis. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + CUT;
    }

    /** At most so many bytes of UTF-8, likewise. */
    static String cutBytes(String text, int most) {
        if (text.length() * 3L <= most || bytes(text) <= most) {
            return text;
        }
        int left = most - bytes(CUT);
        int end = 0;
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            left -= bytes(text.substring(end, next));
            if (left < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).stripTrailing() + CUT;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * A quote in a channel's markup.
     *
     * @param escape makes text of what would be markup
     * @param mark puts text that is escaped into emphasis
     */
    static String marked(Summary.Quote quote, UnaryOperator<String> escape, UnaryOperator<String> mark) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Summary.Mark one : quote.marks()) {
            out.append(escape.apply(line0(quote.text().substring(from, one.start()))));
            out.append(mark.apply(escape.apply(line0(quote.text().substring(one.start(), one.end())))));
            from = one.end();
        }
        return out.append(escape.apply(line0(quote.text().substring(from)))).toString();
    }

    /** One line, blanks at the ends kept, since words follow. */
    static String line0(String text) {
        return BREAKS.matcher(clean(text)).replaceAll(" ");
    }

    /** As much of the begin of a text as is so many UTF-16 code units once it is escaped. */
    static String cutEscaped(String text, int most, UnaryOperator<String> escape) {
        String whole = escape.apply(text);
        if (whole.length() <= most) {
            return whole;
        }
        int fits = 1;
        int tooLong = Math.min(text.length(), most + 1);
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (escape.apply(cut(text, middle)).length() <= most) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return fits == 1 ? "" : escape.apply(cut(text, fits));
    }

    /** Escapes single characters. */
    static UnaryOperator<String> escaping(Map<Character, String> escapes) {
        return text -> {
            StringBuilder out = new StringBuilder(text.length() + 16);
            text.chars().forEach(c -> {
                String escape = escapes.get((char) c);
                if (escape == null) {
                    out.append((char) c);
                } else {
                    out.append(escape);
                }
            });
            return out.toString();
        };
    }
}
