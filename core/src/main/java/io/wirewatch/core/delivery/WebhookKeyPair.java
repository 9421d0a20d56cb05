package io.wirewatch.core.delivery;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A pair of keys for signatures of scheme {@code v1a}: the sender keeps one, every receiver may have the other.
 *
 * @param secretKey {@code whsk_} and, in base 64, the 32 bytes of the seed with those of the public key behind them
 * @param publicKey {@code whpk_} and the 32 bytes of the public key in base 64
 */
public record WebhookKeyPair(String secretKey, String publicKey) {
    private static final int BYTES = 32;

    /** A new pair. */
    public static WebhookKeyPair make() {
        KeyPair pair = generate();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        // X.509 has the key itself at its end (RFC 8410).
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] open = Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
        byte[] both = Arrays.copyOf(seed, 2 * BYTES);
        System.arraycopy(open, 0, both, BYTES, BYTES);
        Base64.Encoder base64 = Base64.getEncoder();
        return new WebhookKeyPair(
                Ed25519Key.SECRET_PREFIX + base64.encodeToString(both),
                Ed25519Key.PUBLIC_PREFIX + base64.encodeToString(open));
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform from 15 has Ed25519", e);
        }
    }

    /** The public key alone, as the other may not be shown. */
    @Override
    public String toString() {
        return publicKey;
    }
}
