package io.wirewatch.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Releases in our own words. */
final class Texts {
    private Texts() {}

    static String read(String name) {
        try (InputStream in = Texts.class.getResourceAsStream("/releases/" + name)) {
            if (in == null) {
                throw new AssertionError("no test release " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
