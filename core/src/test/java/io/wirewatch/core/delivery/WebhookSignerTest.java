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
