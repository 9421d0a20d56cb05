package io.wirewatch.core.cleaning;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Which character sets bytes may be in that say nothing about it, by how often which letters meet in which language (ICU). */
final class CharsetGuess {
    private static final int SAMPLE = 32_768;

    /** Below, the detector says itself that it does not know. */
    private static final int SURE = 10;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Bytes that are one and the same sign in all character sets of Windows: quotes, dashes, bullet, no-break space and the like. */
    private static final String SIGNS =
            "\u0084\u0085\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0099\u00A0\u00A7\u00A9\u00AB\u00AE\u00B0\u00B6\u00B7\u00BB";

    private static final Pattern DIRECTION = Pattern.compile("_(?:rtl|ltr)$");

    private CharsetGuess() {}

    /** The likeliest first; empty for bytes that tell nothing. */
    static List<Charset> of(byte[] body, boolean html) {
        return hasOnlySigns(body) ? List.of(WINDOWS_1252) : detected(body, html);
    }

    /** Much English has no other bytes above 7F; asking the detector takes longer than everything else that is done with a text. */
    private static boolean hasOnlySigns(byte[] body) {
        for (byte b : body) {
            if (b < 0 && SIGNS.indexOf(b & 0xFF) < 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Charset> detected(byte[] body, boolean html) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(html);
        detector.setText(body.length <= SAMPLE ? body : Arrays.copyOf(body, SAMPLE));
        return Arrays.stream(detector.detectAll())
                .takeWhile(match -> match.getConfidence() >= SURE)
                .map(CharsetMatch::getName)
                .map(name -> DIRECTION.matcher(name).replaceAll(""))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .toList();
    }
}
