package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineScannerTest {
    @Test
    void linesComeOneByOneTheLastWithoutABreakToo() throws IOException {
        LineScanner lines = scanner("one\n \r\ntwo");

        assertThat(lines.next()).isTrue();
        assertThat(lines.bytes()).asString().isEqualTo("one\n");
        assertThat(lines.isBlank()).isFalse();
        assertThat(lines.hasMore()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(lines.isBlank()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(lines.bytes()).asString().isEqualTo("two");
        assertThat(lines.hasMore()).isFalse();
        assertThat(lines.next()).isFalse();
    }

    @Test
    void aLineThatIsTooLongIsReadOverAndTheNextIsWhole() throws IOException {
        LineScanner lines = scanner("123456\n1234\n");

        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.isBlank()).isFalse();
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isFalse();
        assertThat(lines.bytes()).asString().isEqualTo("1234\n");
        assertThat(lines.position()).isEqualTo(12);
        assertThat(lines.next()).isFalse();
    }

    @Test
    void aLongLineLeavesNothingToTheShortOneBehindIt() throws IOException {
        String longOne = "x".repeat(200_000) + "\n";
        LineScanner lines = new LineScanner(
                new ByteArrayInputStream((longOne + "y\n").getBytes(StandardCharsets.UTF_8)), 0, 1_000_000);

        assertThat(lines.next()).isTrue();
        assertThat(lines.bytes()).asString().isEqualTo(longOne);
        assertThat(lines.next()).isTrue();
        assertThat(lines.bytes()).asString().isEqualTo("y\n");
        assertThat(lines.start()).isEqualTo(longOne.length());
    }

    private static LineScanner scanner(String text) {
        return new LineScanner(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0, 5);
    }
}
