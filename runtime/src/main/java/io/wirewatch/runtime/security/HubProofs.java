package io.wirewatch.runtime.security;

import jakarta.inject.Singleton;
import java.util.Base64;

/**
 * What proves that who calls is the hub that was asked for pushes (WebSub): a token in the address it was given, and the
 * secret that it signs with. Both are derived from the installation's key for just one source, hub and topic, so nothing
 * is stored, and those of one source open nothing else.
 */
@Singleton
public final class HubProofs {
    private final SecretBox box;

    public HubProofs(SecretBox box) {
        this.box = box;
    }

    /** The last part of the address that the hub calls: 43 characters of base 64 for addresses. */
    public String token(String source, String hub, String topic) {
        return text(box.derive("websub/token", source, hub, topic));
    }

    /** What the hub signs its pushes with: 43 characters of ASCII. */
    public String secret(String source, String hub, String topic) {
        return text(box.derive("websub/secret", source, hub, topic));
    }

    private static String text(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
