package io.wirewatch.core.delivery;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A key of Ed25519 (RFC 8032), as Standard Webhooks writes it: {@code whpk_} and the 32 bytes of a public key in base 64,
 * or {@code whsk_} and the 64 bytes of a pair, the secret seed and then the public key.
 *
 * @param secret null where only the public one is known
 */
record Ed25519Key(PrivateKey secret, PublicKey open) implements WebhookKey {
    static final String SECRET_PREFIX = "whsk_";
    static final String PUBLIC_PREFIX = "whpk_";

    private static final String VERSION = "v1a,";
    private static final String ALGORITHM = "Ed25519";
    /** Bytes of a seed, and of a public key. */
    private static final int BYTES = 32;
    /** What stands before the bytes of a public key in X.509 (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    static boolean isOne(String written) {
        return written.startsWith(SECRET_PREFIX) || written.startsWith(PUBLIC_PREFIX);
    }

    static Ed25519Key of(String written) {
        return written.startsWith(PUBLIC_PREFIX)
                ? new Ed25519Key(null, open(bytes("a public webhook key", PUBLIC_PREFIX, written, BYTES)))
                : pair(bytes("a private webhook key", SECRET_PREFIX, written, 2 * BYTES));
    }

    private static byte[] bytes(String what, String prefix, String written, int length) {
        byte[] bytes = WebhookKey.decode(what, prefix, written.substring(prefix.length()));
        if (bytes.length != length) {
            throw new IllegalArgumentException(what + " has " + length + " bytes, not " + bytes.length);
        }
        return bytes;
    }

    private static Ed25519Key pair(byte[] seedAndOpen) {
        byte[] seed = Arrays.copyOf(seedAndOpen, BYTES);
        try {
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            return new Ed25519Key(secret, open(Arrays.copyOfRange(seedAndOpen, BYTES, 2 * BYTES)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform from 15 has " + ALGORITHM, e);
        }
    }

    private static PublicKey open(byte[] bytes) {
        byte[] encoded = Arrays.copyOf(X509, X509.length + BYTES);
        System.arraycopy(bytes, 0, encoded, X509.length, BYTES);
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a public webhook key is a point of Ed25519, which this is not", e);
        }
    }

    @Override
    public String sign(Signed message) {
        if (isPublic()) {
            throw new IllegalStateException("a public key signs nothing");
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message.head());
            signature.update(message.body());
            return VERSION + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform from 15 has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean isPublic() {
        return secret == null;
    }

    @Override
    public boolean verifiesOne(List<String> signatures, Signed message) {
        return signatures.stream()
                .filter(one -> one.startsWith(VERSION))
                .anyMatch(one -> verifies(one.substring(VERSION.length()), message));
    }

    private boolean verifies(String base64, Signed message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(open);
            signature.update(message.head());
            signature.update(message.body());
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // No base 64, not 64 bytes, or no point: anybody may send that.
            return false;
        }
    }
}
