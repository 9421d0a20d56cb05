package io.wirewatch.core.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies as Standard Webhooks says (standardwebhooks.com, symmetric scheme {@code v1}): HMAC-SHA256 over
 * id, time and body. Secrets look like {@code whsec_} and 24 to 64 bytes in base 64. While a secret is changed for
 * another, both sign, and a receiver that knows either is content.
 */
public final class WebhookSigner {
    /** Header with the id of the message, the same in every repeat. */
    public static final String ID = "webhook-id";

    /** Header with the time of the attempt, in seconds since 1970. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** Header with the signatures, blanks between. */
    public static final String SIGNATURE = "webhook-signature";

    /** How far off a receiver's clock may be. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int NEW_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretKeySpec> keys;

    /**
     * A signer for a secret; the prefix may be missing.
     *
     * @throws IllegalArgumentException when it is no such secret; the message does not show it
     */
    public WebhookSigner(String secret) {
        this(List.of(secret));
    }

    /**
     * A signer for several secrets that are good at the same time: it signs with each, in this order, and one is enough
     * to verify.
     *
     * @throws IllegalArgumentException when one is no such secret; the message does not show it
     */
    public WebhookSigner(List<String> secrets) {
        this.keys = secrets.stream().map(WebhookSigner::key).toList();
    }

    /**
     * Checks a secret that somebody brings.
     *
     * @throws IllegalArgumentException when it is no such secret; the message says what one is and does not show it
     */
    public static void check(String secret) {
        key(secret);
    }

    private static SecretKeySpec key(String secret) {
        byte[] bytes = decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a webhook secret has " + LEAST_BYTES + " to " + MOST_BYTES + " bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a webhook secret is " + PREFIX + " and bytes in base 64", e);
        }
    }

    /** A new secret. */
    public static String newSecret() {
        byte[] bytes = new byte[NEW_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The three headers of a message. */
    public Map<String, String> headers(String id, Instant at, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, Long.toString(at.getEpochSecond()));
        String signatures = keys.stream()
                .map(key -> sign(key, id, at.getEpochSecond(), body))
                .collect(Collectors.joining(" "));
        headers.put(SIGNATURE, signatures);
        return headers;
    }

    /**
     * Whether a message comes from one who knows the secret, and is not an old one sent again.
     *
     * @param headers by lower-case name
     * @param now the receiver's time
     */
    public boolean verifies(Map<String, String> headers, byte[] body, Instant now) {
        String id = headers.get(ID);
        String timestamp = headers.get(TIMESTAMP);
        String signatures = headers.get(SIGNATURE);
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long at = Long.parseLong(timestamp);
        if (Math.abs(now.getEpochSecond() - at) > TOLERANCE.toSeconds()) {
            return false;
        }
        List<byte[]> given = Arrays.stream(signatures.split(" "))
                .map(one -> one.getBytes(StandardCharsets.UTF_8))
                .toList();
        return keys.stream()
                .map(key -> sign(key, id, at, body).getBytes(StandardCharsets.US_ASCII))
                .anyMatch(expected -> given.stream().anyMatch(one -> MessageDigest.isEqual(expected, one)));
    }

    private static String sign(SecretKeySpec key, String id, long at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + at + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + ALGORITHM, e);
        }
    }
}
