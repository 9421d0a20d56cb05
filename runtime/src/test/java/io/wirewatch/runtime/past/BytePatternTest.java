package io.wirewatch.runtime.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BytePatternTest {
    @Property(tries = 2000)
    void findsWhatAStringFinds(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 5) String pattern,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String text,
            @ForAll @IntRange(max = 10) int before,
            @ForAll @IntRange(max = 10) int after) {
        int from = Math.min(before, text.length());
        int to = Math.max(from, text.length() - after);

        boolean found = new BytePattern(bytes(pattern)).isIn(bytes(text), from, to);

        assertThat(found).isEqualTo(text.substring(from, to).contains(pattern));
    }

    @Test
    void bytesBeyondAsciiAreBytesAsAllOthers() {
        byte[] text = bytes("liaison in Zürich, \u5317\u7d04");

        assertThat(new BytePattern(bytes("ürich")).isIn(text, 0, text.length)).isTrue();
        assertThat(new BytePattern(bytes("\u7d04")).isIn(text, 0, text.length)).isTrue();
        assertThat(new BytePattern(bytes("\u7d05")).isIn(text, 0, text.length)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
