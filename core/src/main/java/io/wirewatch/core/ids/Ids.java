package io.wirewatch.core.ids;

import java.nio.ByteBuffer;
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
    private static final long BASE = DIGITS.length();
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

    /** The id of the alert of a subscription about an occurrence, by the story that names it. */
    public static String occurrence(String subscription, String story) {
        return hashed("alr", "occurrence", subscription, story);
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

    /** Digits of a number of 128 bits, by division of its two halves: every alert needs one. */
    private static String base62(byte[] bytes) {
        ByteBuffer number = ByteBuffer.wrap(bytes);
        long high = number.getLong();
        long low = number.getLong();
        byte[] digits = new byte[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            // Long division by a small number, 32 bits at a time: no step exceeds 38 bits.
            long first = Long.divideUnsigned(high, BASE);
            long upper = (Long.remainderUnsigned(high, BASE) << Integer.SIZE) | (low >>> Integer.SIZE);
            long lower = (upper % BASE << Integer.SIZE) | (low & 0xFFFF_FFFFL);
            digits[i] = (byte) DIGITS.charAt((int) (lower % BASE));
            high = first;
            low = (upper / BASE << Integer.SIZE) | (lower / BASE);
        }
        return new String(digits, StandardCharsets.US_ASCII);
    }
}
