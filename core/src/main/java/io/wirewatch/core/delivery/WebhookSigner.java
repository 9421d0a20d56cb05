package io.wirewatch.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs and verifies as Standard Webhooks says (standardwebhooks.com), over id, time and body: with a secret that both
 * sides know (scheme {@code v1}, HMAC-SHA256, {@code whsec_} and 24 to 64 bytes in base 64), with a private key whose
 * public one is known to receivers (scheme {@code v1a}, Ed25519, {@code whsk_} and {@code whpk_}), or with both. While a
 * secret is changed for another, both sign, and a receiver that knows either is content.
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

    private final List<WebhookKey> keys;

    /**
     * A signer for a secret; the prefix {@code whsec_} may be missing. With a public key it verifies only.
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
        this.keys = secrets.stream().map(WebhookKey::of).toList();
    }

    /**
     * Checks a secret for scheme {@code v1} that somebody brings.
     *
     * @throws IllegalArgumentException when it is no such secret; the message says what one is and does not show it
     */
    public static void check(String secret) {
        if (Ed25519Key.isOne(secret)) {
            throw new IllegalArgumentException(
                    "a key pair is made here and cannot be brought; a webhook secret is whsec_"
                            + " and bytes in base 64");
        }
        SharedSecret.of(secret);
    }

    /** A new secret for scheme {@code v1}. */
    public static String newSecret() {
        return SharedSecret.make();
    }

    /** Whether it can sign: with a public key it verifies only. */
    public boolean signs() {
        return keys.stream().noneMatch(WebhookKey::isPublic);
    }

    /**
     * The three headers of a message.
     *
     * @throws IllegalStateException if one of the keys is a public one
     */
    public Map<String, String> headers(String id, Instant at, byte[] body) {
        WebhookKey.Signed message = new WebhookKey.Signed(id, at.getEpochSecond(), body);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, Long.toString(message.at()));
        headers.put(SIGNATURE, keys.stream().map(key -> key.sign(message)).collect(Collectors.joining(" ")));
        return headers;
    }

    /**
     * Whether a message comes from one who knows one of these secrets, or the private key of one that is public, and is
     * not an old one sent again.
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
        List<String> given = List.of(signatures.split(" "));
        WebhookKey.Signed message = new WebhookKey.Signed(id, at, body);
        return keys.stream().anyMatch(key -> key.verifiesOne(given, message));
    }
}
