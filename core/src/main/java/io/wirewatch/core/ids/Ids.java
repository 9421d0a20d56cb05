package io.wirewatch.core.ids;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Ids, made in one place. Those made here match {@code [a-z]{3}_[A-Za-z0-9]{16,40}}: a prefix and 128 bits in base 62,
 * 22 characters. An id hashed from what it names is the same whoever makes it and however often.
 */
public final class Ids {
    private static final Pattern CHOSEN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int LENGTH = 22;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** Whether a caller may choose this id (actors; subscriptions, endpoints and sources by PUT). */
    public static boolean isChosen(String id) {
        return CHOSEN.matcher(id).matches();
    }

    /** A new id that nobody can guess. */
    public static String random(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + "_" + base62(bytes);
    }

    /** The id of what these parts name; parts are length-prefixed, so no two lists of parts collide by joining. */
    public static String hashed(String prefix, String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        byte[] half = new byte[16];
        System.arraycopy(digest.digest(), 0, half, 0, half.length);
        return prefix + "_" + base62(half);
    }

    /**
     * The id of a release.
     *
     * @param identityKind which identity names it: {@code id}, {@code guid}, {@code url} or {@code hash}
     */
    public static String release(String tenant, String source, String identityKind, String identity) {
        return hashed("rel", tenant, source, identityKind, identity);
    }

    /** The id of a part cut out of a page, by its place among the parts. */
    public static String part(String carrier, int index) {
        return hashed("rel", "part", carrier, Integer.toString(index));
    }

    /** The id of a story, from its first release. */
    public static String story(String firstRelease) {
        return hashed("sty", firstRelease);
    }

    /** The id of the alert of a subscription about a story. */
    public static String alert(String subscription, String story) {
        return hashed("alr", subscription, story);
    }

    /** The id of the delivery of an alert's revision to an endpoint. */
    public static String delivery(String endpoint, String alert, int revision) {
        return hashed("dlv", endpoint, alert, Integer.toString(revision));
    }

    /** The {@code webhook-id} of an alert's revision at an endpoint. */
    public static String message(String endpoint, String alert, int revision) {
        return hashed("msg", endpoint, alert, Integer.toString(revision));
    }

    /** SHA-256 of a text, as lower-case hex. */
    public static String sha256Hex(String text) {
        return java.util.HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static String base62(byte[] bytes) {
        char[] digits = new char[LENGTH];
        BigInteger rest = new BigInteger(1, bytes);
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }
}
