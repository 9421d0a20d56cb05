package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Lines of JSON of any bytes give documents or reasons, soon. The build runs the inputs in {@code JsonReleasesFuzzTestInputs};
 * {@code JAZZER_FUZZ=1 mvn -pl formats -am test -Dtest=JsonReleasesFuzzTest -Djazzer.hooks=true} goes on from them and leaves
 * there what it finds wrong.
 */
class JsonReleasesFuzzTest {
    @FuzzTest
    void givesDocumentsOrReasons(byte[] input) {
        Fuzzed.read(FileKind.JSON_LINES, input);
    }

    /** That the checks are of something. */
    @Test
    void thereIsSomethingToCheck() {
        byte[] file = "{\"text\": \"x\"}\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Fuzzed.read(FileKind.JSON_LINES, file)).isEqualTo(1);
    }
}
