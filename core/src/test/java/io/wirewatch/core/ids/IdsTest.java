package io.wirewatch.core.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Test
    void anIdStaysWhatItWas() {
        assertThat(Ids.hashed("rel", "push", "1")).isEqualTo("rel_" + plain("push", "1"));
        assertThat(Ids.alert("watch", "sty_1")).isNotEqualTo(Ids.occurrence("watch", "sty_1"));
    }

    /** Against arithmetic that needs no thought. */
    @Property
    void anIdIsTheFirstHalfOfTheHashInBase62(@ForAll String first, @ForAll String second) {
        String plain = plain(first, second);

        assertThat(Ids.hashed("rel", first, second)).isEqualTo("rel_" + plain).matches("rel_[0-9A-Za-z]{22}");
    }

    private static String plain(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            String half = HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
            BigInteger rest = new BigInteger(half, 16);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 22; i++) {
                text.append(DIGITS.charAt(rest.mod(BigInteger.valueOf(62)).intValue()));
                rest = rest.divide(BigInteger.valueOf(62));
            }
            return text.reverse().toString();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
