package io.wirewatch.formats.file;

import java.io.IOException;

/** What is packed cannot be unpacked, or not to its end. The message says what is wrong with it, in brackets of a sentence. */
final class DamageException extends IOException {
    private static final long serialVersionUID = 1L;

    DamageException(String message) {
        super(message);
    }

    DamageException(String message, Throwable cause) {
        super(message, cause);
    }
}
