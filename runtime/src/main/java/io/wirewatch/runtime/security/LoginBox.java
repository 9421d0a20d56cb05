package io.wirewatch.runtime.security;

import io.wirewatch.avro.SourceLogin;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Seals the passwords of sources, each for the source that it belongs to. */
@Singleton
public final class LoginBox {
    private final SecretBox box;

    public LoginBox(SecretBox box) {
        this.box = box;
    }

    /** A login as it may lie on the log. */
    public SourceLogin seal(String source, String user, String password) {
        byte[] sealed = box.seal(owner(source), password.getBytes(StandardCharsets.UTF_8));
        return new SourceLogin(user, ByteBuffer.wrap(sealed));
    }

    /**
     * A password.
     *
     * @throws IllegalStateException if it was sealed under another key or for another source
     */
    public String open(String source, byte[] password) {
        return new String(box.open(owner(source), password), StandardCharsets.UTF_8);
    }

    /** An endpoint may have the same id: its secret is no password. */
    private static String owner(String source) {
        return "source/" + source;
    }
}
