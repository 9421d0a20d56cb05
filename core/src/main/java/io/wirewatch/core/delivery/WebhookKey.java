package io.wirewatch.core.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A key of Standard Webhooks. Its prefix tells the scheme: {@code whsec_} (or none) is {@code v1}, {@code whsk_} and
 * {@code whpk_} are {@code v1a}.
 */
sealed interface WebhookKey permits SharedSecret, Ed25519Key {
    /**
     * The key that is written so.
     *
     * @throws IllegalArgumentException when it is none; the message does not show it
     */
    static WebhookKey of(String written) {
        return Ed25519Key.isOne(written) ? Ed25519Key.of(written) : SharedSecret.of(written);
    }

    /**
     * The signature of a message, with its scheme before it.
     *
     * @throws IllegalStateException if the key can only verify
     */
    String sign(Signed message);

    /** Whether it can only verify. */
    boolean isPublic();

    /** Whether one of some signatures, as they stand in the header, is of this key and the message. */
    boolean verifiesOne(List<String> signatures, Signed message);

    /** What is signed: id, time in seconds since 1970, and body, with full stops between. */
    record Signed(String id, long at, byte[] body) {
        byte[] head() {
            return (id + "." + at + ".").getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Bytes from base 64.
     *
     * @param what what they are, for the message
     * @throws IllegalArgumentException when they are none; the message does not show them
     */
    static byte[] decode(String what, String prefix, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " is " + prefix + " and bytes in base 64", e);
        }
    }
}
