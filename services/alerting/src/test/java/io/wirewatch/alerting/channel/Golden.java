package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Messages as they must look, in files that people read in a review. {@code -Dgolden.write=true} writes them anew, from the
 * folder of the module.
 */
final class Golden {
    private static final Path FILES = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    /** Compares JSON, in a form that reads well. */
    static void check(String kind, String name, String json) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            checkText(kind, name + ".json", JSON.writer(printer).writeValueAsString(JSON.readTree(json)) + "\n");
        } catch (JsonProcessingException e) {
            throw new AssertionError("what was sent is no JSON: " + json, e);
        }
    }

    /** Compares text. */
    static void checkText(String kind, String file, String text) {
        Path golden = FILES.resolve(kind).resolve(file);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, text);
            }
            assertThat(text).as(golden.toString()).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException("no " + golden + "; write it with -Dgolden.write=true and read it", e);
        }
    }
}
