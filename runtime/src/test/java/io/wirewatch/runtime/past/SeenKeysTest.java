package io.wirewatch.runtime.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenKeysTest {
    private final SeenKeys seen = new SeenKeys();

    @Test
    void whatWasNotedIsKnownAndHardlyAnythingElse() {
        IntStream.range(0, 100_000).forEach(i -> seen.note(key("rel_" + i)));

        assertThat(IntStream.range(0, 100_000).allMatch(i -> seen.mayHave(key("rel_" + i))))
                .isTrue();
        long mistaken = IntStream.range(100_000, 200_000)
                .filter(i -> seen.mayHave(key("rel_" + i)))
                .count();
        // Two bits of 8,388,608 for each: some 24 in a thousand are set.
        assertThat(mistaken).isLessThan(300);
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(seen.mayHave(key("rel_1"))).isFalse();
    }

    private static ByteBuffer key(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
