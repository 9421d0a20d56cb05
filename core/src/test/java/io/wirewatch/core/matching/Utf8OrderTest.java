package io.wirewatch.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class Utf8OrderTest {
    @Property(tries = 500)
    void textsComeInTheOrderOfTheirBytes(@ForAll("texts") List<String> texts) {
        byte[][] sorted = bytes(texts);
        byte[][] expected = sorted.clone();
        Arrays.sort(expected, Arrays::compareUnsigned);

        Utf8Order.sort(sorted);

        assertThat(sorted).isDeepEqualTo(expected);
    }

    @Test
    void theEndOfATextComesBeforeAnyByte() {
        byte[][] texts = bytes(List.of("sub_1\0\0", "sub_1", "sub_1\0", "sub_0", "sub_é"));

        Utf8Order.sort(texts);

        assertThat(texts).isDeepEqualTo(bytes(List.of("sub_0", "sub_1", "sub_1\0", "sub_1\0\0", "sub_é")));
    }

    /** Few letters, so that many begin alike, and some are equal. */
    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'é', '\0')
                .ofMaxLength(14)
                .list()
                .ofMaxSize(40);
    }

    private static byte[][] bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }
}
