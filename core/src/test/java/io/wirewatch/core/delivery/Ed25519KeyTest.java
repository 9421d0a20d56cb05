package io.wirewatch.core.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519KeyTest {
    /** Tests 1 to 3 of RFC 8032, section 7.1: seed, public key, message, signature. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a",
    })
    void aPairSignsAndVerifiesAsTheRfcShows(String seed, String open, String message, String expected)
            throws Exception {
        byte[] content = HexFormat.of().parseHex(message);
        Ed25519Key pair = Ed25519Key.of("whsk_" + base64(seed + open));

        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(pair.secret());
        signing.update(content);
        assertThat(HexFormat.of().formatHex(signing.sign())).isEqualTo(expected);
        Signature verifying = Signature.getInstance("Ed25519");
        verifying.initVerify(Ed25519Key.of("whpk_" + base64(open)).open());
        verifying.update(content);
        assertThat(verifying.verify(HexFormat.of().parseHex(expected))).isTrue();
    }

    /** The signature that the specification shows is of this key, which another sender of it publishes with its tests. */
    @Test
    void aMessageIsSignedAsTheSpecificationShows() {
        WebhookSigner signer = new WebhookSigner(
                "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==");
        Instant at = Instant.ofEpochSecond(1614265330);
        byte[] body = "{\"test\": 2432232314}".getBytes(UTF_8);

        Map<String, String> headers = signer.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", at, body);

        assertThat(headers)
                .containsEntry(
                        WebhookSigner.SIGNATURE,
                        "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
        assertThat(new WebhookSigner("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=").verifies(headers, body, at))
                .isTrue();
    }

    @Property(tries = 100)
    void aNewPairHasTheFormAndBelongsTogether(@ForAll byte[] body) {
        WebhookKeyPair pair = WebhookKeyPair.make();

        assertThat(pair.publicKey()).matches("whpk_[A-Za-z0-9+/]{43}=");
        assertThat(pair.secretKey()).matches("whsk_[A-Za-z0-9+/]{86}==");
        Instant at = Instant.parse("2026-11-24T10:00:00Z");
        Map<String, String> headers = new WebhookSigner(pair.secretKey()).headers("msg_1", at, body);
        assertThat(new WebhookSigner(pair.publicKey()).verifies(headers, body, at))
                .isTrue();
        assertThat(new WebhookSigner(pair.secretKey()).verifies(headers, body, at))
                .isTrue();
    }

    @Test
    void noTwoPairsAreTheSame() {
        assertThat(WebhookKeyPair.make()).isNotEqualTo(WebhookKeyPair.make());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whpk_", "whpk_AAAA", "whsk_AAAA", "whsk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="})
    void keysThatAreTooShortAreRefusedAndNotShown(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSigner(key))
                .withMessageContaining("bytes")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("1SiA4o9hyqTC"));
    }

    @Test
    void whatIsNotBase64IsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSigner("whpk_not base 64 at all"))
                .withMessageContaining("whpk_ and bytes in base 64")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("at all"));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
