package io.wirewatch.system;

import io.wirewatch.testing.WebhookReceiver.Received;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks what a webhook carries by the text of the Standard Webhooks specification. */
final class Signatures {
    private static final String SECRET_PREFIX = "whsec_";

    private Signatures() {}

    /** Whether one of the signatures is the one that the secret gives. */
    static boolean isSignedBy(String secret, Received webhook) {
        byte[] expected = sign(secret, webhook);
        return Arrays.stream(webhook.headers().get("webhook-signature").split(" "))
                .filter(signature -> signature.startsWith("v1,"))
                .map(signature -> Base64.getDecoder().decode(signature.substring(3)))
                .anyMatch(signature -> MessageDigest.isEqual(signature, expected));
    }

    private static byte[] sign(String secret, Received webhook) {
        String head = webhook.webhookId() + "." + webhook.headers().get("webhook-timestamp") + ".";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())), "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(webhook.body());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        }
    }
}
