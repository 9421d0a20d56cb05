package io.wirewatch.core.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final byte[] BODY = "{\"type\":\"alert.raised\",\"data\":{\"quote\":\"Größe\"}}".getBytes(UTF_8);

    private final WebhookSigner signer = new WebhookSigner(WebhookSigner.newSecret());

    @Test
    void whatIsSignedVerifiesWithinFiveMinutesEitherWay() {
        Map<String, String> headers = signer.headers("msg_1", NOW, BODY);

        assertThat(signer.verifies(headers, BODY, NOW.minusSeconds(300))).isTrue();
        assertThat(signer.verifies(headers, BODY, NOW.plusSeconds(300))).isTrue();
        assertThat(signer.verifies(headers, BODY, NOW.minusSeconds(301))).isFalse();
        assertThat(signer.verifies(headers, BODY, NOW.plusSeconds(301))).isFalse();
    }

    @Test
    void anotherSecretIdOrBodyDoesNotVerify() {
        Map<String, String> headers = signer.headers("msg_1", NOW, BODY);
        Map<String, String> otherId = new HashMap<>(headers);
        otherId.put(WebhookSigner.ID, "msg_2");

        assertThat(new WebhookSigner(WebhookSigner.newSecret()).verifies(headers, BODY, NOW))
                .isFalse();
        assertThat(signer.verifies(otherId, BODY, NOW)).isFalse();
        assertThat(signer.verifies(headers, "{}".getBytes(UTF_8), NOW)).isFalse();
    }

    @Test
    void whileASecretIsChangedReceiversWithEitherVerify() {
        String old = WebhookSigner.newSecret();
        String young = WebhookSigner.newSecret();
        Map<String, String> headers = new WebhookSigner(List.of(young, old)).headers("msg_1", NOW, BODY);

        assertThat(headers.get(WebhookSigner.SIGNATURE).split(" ")).hasSize(2).allMatch(one -> one.startsWith("v1,"));
        assertThat(new WebhookSigner(old).verifies(headers, BODY, NOW)).isTrue();
        assertThat(new WebhookSigner(young).verifies(headers, BODY, NOW)).isTrue();
        assertThat(signer.verifies(headers, BODY, NOW)).isFalse();
        assertThat(new WebhookSigner(List.of(WebhookSigner.newSecret(), old)).verifies(headers, BODY, NOW))
                .isTrue();
    }

    @Test
    void whatAPrivateKeySignsItsPublicKeyVerifiesAndNoOther() {
        WebhookKeyPair pair = WebhookKeyPair.make();
        Map<String, String> headers = new WebhookSigner(pair.secretKey()).headers("msg_1", NOW, BODY);

        assertThat(headers.get(WebhookSigner.SIGNATURE)).matches("v1a,[A-Za-z0-9+/]{86}==");
        WebhookSigner receiver = new WebhookSigner(pair.publicKey());
        assertThat(receiver.verifies(headers, BODY, NOW)).isTrue();
        assertThat(receiver.verifies(headers, "{}".getBytes(UTF_8), NOW)).isFalse();
        assertThat(receiver.verifies(headers, BODY, NOW.plusSeconds(301))).isFalse();
        assertThat(new WebhookSigner(WebhookKeyPair.make().publicKey()).verifies(headers, BODY, NOW))
                .isFalse();
        assertThat(receiver.signs()).isFalse();
        assertThat(signer.signs()).isTrue();
        assertThatThrownBy(() -> receiver.headers("msg_1", NOW, BODY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReceiverThatKnowsEitherSchemeVerifiesAMessageThatIsSignedByBoth() {
        WebhookKeyPair pair = WebhookKeyPair.make();
        String secret = WebhookSigner.newSecret();
        Map<String, String> headers = new WebhookSigner(List.of(secret, pair.secretKey())).headers("msg_1", NOW, BODY);

        assertThat(headers.get(WebhookSigner.SIGNATURE)).matches("v1,\\S{44} v1a,\\S{88}");
        assertThat(new WebhookSigner(secret).verifies(headers, BODY, NOW)).isTrue();
        assertThat(new WebhookSigner(pair.publicKey()).verifies(headers, BODY, NOW))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1a,", "v1a,AAAA", "v1a,no base 64", "v1a,%%%", "v1a", "v1a,v1a,", "", " "})
    void aSignatureThatIsNoneDoesNotHideOneBehindIt(String none) {
        WebhookKeyPair pair = WebhookKeyPair.make();
        Map<String, String> headers = new WebhookSigner(pair.secretKey()).headers("msg_1", NOW, BODY);
        String good = headers.get(WebhookSigner.SIGNATURE);
        WebhookSigner receiver = new WebhookSigner(pair.publicKey());

        headers.put(WebhookSigner.SIGNATURE, none);
        assertThat(receiver.verifies(headers, BODY, NOW)).isFalse();
        headers.put(WebhookSigner.SIGNATURE, none + " " + good);
        assertThat(receiver.verifies(headers, BODY, NOW)).isTrue();
    }

    @Test
    void aPublicKeyIsNoSecretThatAnybodyCouldSignWith() {
        WebhookKeyPair pair = WebhookKeyPair.make();
        String asSecret = pair.publicKey().replace("whpk_", "whsec_");
        Map<String, String> forged = new WebhookSigner(asSecret).headers("msg_1", NOW, BODY);

        assertThat(new WebhookSigner(pair.publicKey()).verifies(forged, BODY, NOW))
                .isFalse();
        forged.computeIfPresent(WebhookSigner.SIGNATURE, (name, one) -> one.replace("v1,", "v1a,"));
        assertThat(new WebhookSigner(pair.publicKey()).verifies(forged, BODY, NOW))
                .isFalse();
    }

    @Test
    void nobodyBringsAPrivateKey() {
        WebhookKeyPair pair = WebhookKeyPair.make();

        for (String key : List.of(pair.secretKey(), pair.publicKey())) {
            assertThatThrownBy(() -> WebhookSigner.check(key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("made here")
                    .hasMessageNotContaining(key);
        }
        assertThat(pair.toString()).doesNotContain(pair.secretKey());
    }

    @Property(tries = 200)
    void everyBodyVerifiesUnchangedAndNoneWithAnythingBehindIt(@ForAll byte[] body) {
        Map<String, String> headers = signer.headers("msg_1", NOW, body);
        byte[] longer = java.util.Arrays.copyOf(body, body.length + 1);

        assertThat(signer.verifies(headers, body, NOW)).isTrue();
        assertThat(signer.verifies(headers, longer, NOW)).isFalse();
    }

    @Test
    void newSecretsDifferAndHaveTheForm() {
        assertThat(WebhookSigner.newSecret())
                .matches("whsec_[A-Za-z0-9+/]{43}=")
                .isNotEqualTo(WebhookSigner.newSecret());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void secretsTooShortOrTooLongAreRefusedAndNotShown(int bytes) {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);

        assertThatThrownBy(() -> new WebhookSigner(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24 to 64");
    }

    @Test
    void whatIsNotBase64IsRefused() {
        assertThatThrownBy(() -> new WebhookSigner("whsec_not base 64 at all !!!!!!!!!!!!!!!!!!!!!!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("not base 64 at all");
    }
}
