package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Mails of any bytes give documents or reasons, soon. The build runs the inputs in {@code MailFuzzTestInputs};
 * {@code JAZZER_FUZZ=1 mvn -pl formats -am test -Dtest=MailFuzzTest -Djazzer.hooks=true} goes on from them and leaves
 * there what it finds wrong.
 */
class MailFuzzTest {
    @FuzzTest
    void givesDocumentsOrReasons(byte[] input) {
        Fuzzed.read(FileKind.MAIL, input);
    }

    /** That the checks are of something. */
    @Test
    void thereIsSomethingToCheck() {
        byte[] file = Mails.plain("1@x", "A", "Text.").getBytes(StandardCharsets.UTF_8);
        assertThat(Fuzzed.read(FileKind.MAIL, file)).isEqualTo(1);
    }
}
