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

    private static final Pattern DIRECTION = Pattern.compile("_(?:rtl|ltr)$");

    private CharsetGuess() {}

    /** The likeliest first; empty for bytes that tell nothing. */
    static List<Charset> of(byte[] body, boolean html) {
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
