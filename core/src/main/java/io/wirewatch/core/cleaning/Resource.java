package io.wirewatch.core.cleaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Word lists and patterns that stand beside the code; lines that begin with {@code #} explain the others. */
final class Resource {
    private Resource() {}

    /** The lines of a resource of this package, without comments and blank lines. */
    static Stream<String> lines(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks io/wirewatch/core/cleaning/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
