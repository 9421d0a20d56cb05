package io.wirewatch.runtime.security;

import io.micronaut.context.annotation.Value;
import io.wirewatch.runtime.WirewatchConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must not be readable on a topic: AES-256-GCM under the installation's key, with what it belongs to (an
 * endpoint's id) as associated data, so that a sealed secret cannot be moved to another record. A box is a 12-byte nonce
 * and the ciphertext with its tag.
 */
@Singleton
public final class SecretBox {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WirewatchConfig config;
    private final String givenKey;
    private SecretKeySpec key;

    /** @param givenKey 32 bytes in base 64; blank: those of {@code secret.key} in the data folder, made if need be */
    public SecretBox(WirewatchConfig config, @Value("${wirewatch.secret-key:}") String givenKey) {
        this.config = config;
        this.givenKey = givenKey;
    }

    /** Seals a secret for its owner. */
    public byte[] seal(String owner, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, owner, nonce, secret);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Opens what was sealed for that owner.
     *
     * @throws IllegalStateException if it was sealed under another key or for another owner
     */
    public byte[] open(String owner, byte[] box) {
        if (box.length < NONCE_BYTES) {
            throw new IllegalStateException("the secret of " + owner + " is damaged");
        }
        ByteBuffer buffer = ByteBuffer.wrap(box);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return crypt(Cipher.DECRYPT_MODE, owner, nonce, sealed);
    }

    /**
     * A key of its own for a purpose and what it is about: the same from every service of the installation, and nothing can
     * be told from it of the installation's key or of another such key (HMAC-SHA-256, twice).
     *
     * @param purpose a label that nothing else uses
     * @param parts what it is about; length-prefixed, so no two lists of parts collide by joining
     * @return 32 bytes
     */
    public byte[] derive(String purpose, String... parts) {
        Mac mac = hmac(hmac(key().getEncoded()).doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    private static Mac hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + HMAC, e);
        }
    }

    private byte[] crypt(int mode, String owner, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of " + owner + " does not open: is WIREWATCH_SECRET_KEY (or DATA/secret.key) the one it"
                            + " was sealed with?",
                    e);
        }
    }

    private synchronized SecretKeySpec key() {
        if (key == null) {
            byte[] bytes = Base64.getDecoder().decode(givenKey.isBlank() ? keyFile() : givenKey);
            if (bytes.length != KEY_BYTES) {
                throw new IllegalStateException("the secret key must be 32 bytes in base 64, not " + bytes.length);
            }
            key = new SecretKeySpec(bytes, "AES");
        }
        return key;
    }

    private String keyFile() {
        Path file = config.data().resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(
                file.getParent(),
                "secret",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes));
        try {
            // A link fails where the file exists: of two services that start at once, one makes the key.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // The other one was quicker; its key is the installation's.
        } catch (UnsupportedOperationException e) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(fresh);
    }
}
