package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.story.Sketch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What cleaning keeps whatever the bytes are: it answers in time, with a release whose layout covers its text, or with a refusal that
 * has a reason. The build runs the inputs in {@code CleaningFuzzTestInputs}; {@code JAZZER_FUZZ=1 mvn -pl core -am test
 * -Dtest=CleaningFuzzTest -Djazzer.hooks=true} goes on from them and leaves there what it finds wrong. The first byte of an input says
 * what the rest comes as: its lowest bit HTML or plain text, the others which character set is declared.
 */
class CleaningFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> CHARSETS =
            Arrays.asList(null, "utf-8", "windows-1252", "windows-1251", "utf-16le", "shift_jis", "no-such-set");

    private final Cleaner cleaner = new Cleaner();

    @FuzzTest
    void aReleaseOrAReason(byte[] input) {
        check(input);
    }

    /** That the checks are of something: a page that has it all. */
    @Test
    void thereIsSomethingToCheck() {
        byte[] page =
                ("\u0001<html><head><title>Pier opened</title></head><body><article><h1>Pier opened</h1><p>VESTBY, 12 May 2021"
                                + " – The harbour council opened its pier. Nobody stayed at home.</p><p>(begin text)</p><p>Crews welcome the"
                                + " new pier of Vestby.</p><p>(end text)</p></article></body></html>")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(check(page)).hasSize(2);
    }

    private List<CleanRelease> check(byte[] input) {
        int kind = input.length == 0 ? 0 : input[0];
        byte[] body = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
        String type = (kind & 1) == 1 ? "text/html" : "text/plain";
        String charset = CHARSETS.get((kind >> 1 & 0x3F) % CHARSETS.size());
        RawRelease raw = Raw.bytes(type, charset, body);
        long begun = System.nanoTime();
        List<CleanRelease> releases;
        try {
            releases = cleaner.clean(raw).releases();
        } catch (RefusedReleaseException e) {
            assertThat(e.reason()).isNotBlank();
            assertThat(e.getMessage()).isNotBlank();
            return List.of();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        assertThat(cleaner.clean(raw).releases()).as("the same again").isEqualTo(releases);
        releases.forEach(CleaningFuzzTest::checkRelease);
        return releases;
    }

    private static void checkRelease(CleanRelease release) {
        String text = release.text().text();
        assertThat(release.head().title()).doesNotContain("\n");
        assertThat(text.replace("\n\n", ""))
                .as("no line break inside a paragraph")
                .doesNotContain("\n");
        int at = 0;
        for (Paragraph paragraph : release.text().paragraphs()) {
            assertThat(paragraph.start()).isEqualTo(at == 0 ? 0 : at + 2);
            assertThat(paragraph.end()).isGreaterThan(paragraph.start());
            for (Sentence sentence : paragraph.sentences()) {
                assertThat(sentence.start()).isBetween(paragraph.start(), sentence.end());
                assertThat(sentence.end()).isLessThanOrEqualTo(paragraph.end());
            }
            at = paragraph.end();
        }
        assertThat(at).isEqualTo(text.length());
        Sketch.of(release).ifPresent(sketch -> assertThat(sketch.bytes().length).isLessThanOrEqualTo(Sketch.MAX_BYTES));
    }
}
