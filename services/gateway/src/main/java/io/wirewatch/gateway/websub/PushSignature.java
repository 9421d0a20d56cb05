package io.wirewatch.gateway.websub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code X-Hub-Signature} of a push (WebSub, section 7.1): a method, {@code =}, and the HMAC of the body in hex.
 * SHA-1 is taken: what is known against it does not touch HMAC, and most hubs sign with nothing else.
 */
final class PushSignature {
    private static final Map<String, String> METHODS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private final String algorithm;
    private final byte[] signature;

    private PushSignature(String algorithm, byte[] signature) {
        this.algorithm = algorithm;
        this.signature = signature;
    }

    /** The signature in a header's value; empty where it is missing or none that can be checked. */
    static Optional<PushSignature> read(String header) {
        int equals = header == null ? -1 : header.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        String algorithm = METHODS.get(header.substring(0, equals).strip().toLowerCase(Locale.ROOT));
        try {
            byte[] signature =
                    HexFormat.of().parseHex(header.substring(equals + 1).strip());
            return algorithm == null ? Optional.empty() : Optional.of(new PushSignature(algorithm, signature));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is of this body, which is read to its end and not kept. */
    boolean isOf(InputStream body, String secret) throws IOException {
        Mac mac = mac(secret);
        byte[] buffer = new byte[8192];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            mac.update(buffer, 0, read);
        }
        return MessageDigest.isEqual(mac.doFinal(), signature);
    }

    private Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        }
    }
}
