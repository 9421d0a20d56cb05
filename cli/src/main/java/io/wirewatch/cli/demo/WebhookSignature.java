package io.wirewatch.cli.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a receiver does with the signature of a webhook (Standard Webhooks, symmetric): HMAC-SHA256 of id, timestamp and
 * body under the endpoint's secret.
 */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final byte[] key;

    WebhookSignature(String secret) {
        this.key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }

    /**
     * @param signatures the header {@code webhook-signature}: one or more, separated by spaces
     */
    boolean verifies(String id, String timestamp, byte[] body, String signatures) {
        if (id == null || timestamp == null || signatures == null) {
            return false;
        }
        byte[] expected = sign(id, timestamp, body);
        return Arrays.stream(signatures.split(" "))
                .filter(signature -> signature.startsWith(VERSION))
                .anyMatch(signature -> MessageDigest.isEqual(
                        signature.substring(VERSION.length()).getBytes(StandardCharsets.US_ASCII), expected));
    }

    private byte[] sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        }
    }
}
