package io.wirewatch.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 5);
    }

    @Test
    void linesComeOneByOneTheLastWithoutABreakToo() throws IOException {
        LineReader lines = reader("one\n\ntwo");
        assertThat(lines.next().bytes()).asString().isEqualTo("one");
        assertThat(lines.next().isBlank()).isTrue();
        assertThat(lines.next().bytes()).asString().isEqualTo("two");
        assertThat(lines.next()).isNull();
    }

    @Test
    void aLineThatIsTooLongIsReadOverAndTheNextIsWhole() throws IOException {
        LineReader lines = reader("123456\n12345\n");
        assertThat(lines.next().tooLong()).isTrue();
        assertThat(lines.next().bytes()).asString().isEqualTo("12345");
        assertThat(lines.next()).isNull();
    }
}
