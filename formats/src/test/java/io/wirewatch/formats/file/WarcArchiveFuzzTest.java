package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Web archives of any bytes give documents or reasons, soon. The build runs the inputs in {@code WarcArchiveFuzzTestInputs};
 * {@code JAZZER_FUZZ=1 mvn -pl formats -am test -Dtest=WarcArchiveFuzzTest -Djazzer.hooks=true} goes on from them and leaves
 * there what it finds wrong.
 */
class WarcArchiveFuzzTest {
    @FuzzTest
    void givesDocumentsOrReasons(byte[] input) {
        Fuzzed.read(FileKind.WARC, input);
    }

    /** That the checks are of something. */
    @Test
    void thereIsSomethingToCheck() {
        byte[] file =
                ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://roads.example/1\r\nWARC-Date: 2025-06-03T07:00:00Z\r\n"
                                + "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: 62\r\n\r\n"
                                + "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Text.</html>\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(Fuzzed.read(FileKind.WARC, file)).isEqualTo(1);
    }
}
