package io.wirewatch.core.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that both sides know, {@code whsec_} and 24 to 64 bytes in base 64: HMAC-SHA256. */
record SharedSecret(SecretKeySpec key) implements WebhookKey {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int NEW_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SharedSecret of(String written) {
        byte[] bytes = WebhookKey.decode(
                "a webhook secret", PREFIX, written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written);
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a webhook secret has " + LEAST_BYTES + " to " + MOST_BYTES + " bytes, not " + bytes.length);
        }
        return new SharedSecret(new SecretKeySpec(bytes, ALGORITHM));
    }

    static String make() {
        byte[] bytes = new byte[NEW_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String sign(Signed message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(message.head());
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(message.body()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean isPublic() {
        return false;
    }

    @Override
    public boolean verifiesOne(List<String> signatures, Signed message) {
        byte[] expected = sign(message).getBytes(StandardCharsets.US_ASCII);
        return signatures.stream()
                .anyMatch(one -> MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8)));
    }
}
