package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.alerting.channel.HttpChannel.Outgoing;
import io.wirewatch.alerting.channel.HttpChannel.Post;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointSecret;
import io.wirewatch.core.delivery.WebhookKeyPair;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.runtime.PublicUrl;
import io.wirewatch.runtime.security.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String SECRET = WebhookSigner.newSecret();
    private static final WebhookKeyPair PAIR = WebhookKeyPair.make();

    private final SecretBox box = new SecretBox(null, Base64.getEncoder().encodeToString(new byte[32]));
    private final WebhookChannel channel =
            new WebhookChannel(new EndpointSecrets(box), new CloudEvents(new PublicUrl("")));

    @Test
    void theMessageGoesAsItIsOnTheLog() {
        Post post = post(endpoint().setSecret(sealed(SECRET)).build(), NOW);

        assertThat(new String(post.body(), StandardCharsets.UTF_8))
                .isEqualTo(ChannelMessages.raised().getBody());
        assertThat(post.headers()).containsEntry("content-type", "application/json");
    }

    @Test
    void aCloudEventIsSignedOverTheBodyThatIsSent() {
        Post post = post(
                endpoint().setSecret(sealed(SECRET)).setFormat("cloudevents").build(), NOW);

        assertThat(post.headers()).containsEntry("content-type", "application/cloudevents+json");
        JsonNode event = SentJson.of(new String(post.body(), StandardCharsets.UTF_8));
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo(post.headers().get(WebhookSigner.ID));
        assertThat(verifies(post, SECRET, NOW)).isTrue();
    }

    @Test
    void itIsSignedByEachSchemeThatTheEndpointHasAKeyFor() {
        Post plain = post(endpoint().setSecret(sealed(SECRET)).build(), NOW);
        Post asymmetric =
                post(endpoint().setSigningKey(sealed(PAIR.secretKey())).build(), NOW);
        Post both = post(
                endpoint()
                        .setSecret(sealed(SECRET))
                        .setSigningKey(sealed(PAIR.secretKey()))
                        .build(),
                NOW);

        assertThat(signature(plain)).matches("v1,\\S{44}");
        assertThat(signature(asymmetric)).matches("v1a,\\S{88}");
        assertThat(signature(both)).isEqualTo(signature(plain) + " " + signature(asymmetric));
        assertThat(verifies(both, SECRET, NOW)).isTrue();
        assertThat(verifies(both, PAIR.publicKey(), NOW)).isTrue();
    }

    @Test
    void aKeyPairThatWasRotatedSignsBesideTheNewOneUntilItsTimeIsOver() {
        WebhookKeyPair young = WebhookKeyPair.make();
        Instant until = NOW.plusSeconds(60);
        Endpoint rotated = endpoint()
                .setSigningKey(sealed(young.secretKey()))
                .setOldSigningKeys(List.of(EndpointSecret.newBuilder()
                        .setSecret(sealed(PAIR.secretKey()))
                        .setUntil(until)
                        .build()))
                .build();

        Post meanwhile = post(rotated, NOW);
        Post after = post(rotated, until);

        assertThat(verifies(meanwhile, PAIR.publicKey(), NOW)).isTrue();
        assertThat(verifies(meanwhile, young.publicKey(), NOW)).isTrue();
        assertThat(verifies(after, PAIR.publicKey(), until)).isFalse();
        assertThat(verifies(after, young.publicKey(), until)).isTrue();
    }

    @Test
    void anEndpointWithNothingToSignWithSendsNothing() {
        assertThatIllegalStateException().isThrownBy(() -> post(endpoint().build(), NOW));
    }

    @Test
    void aKeyOfAnotherEndpointSignsNothing() {
        Endpoint moved = endpoint()
                .setId("end_2")
                .setSigningKey(sealed(PAIR.secretKey()))
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> post(moved, NOW))
                .withMessageContaining("WIREWATCH_SECRET_KEY");
    }

    private static Endpoint.Builder endpoint() {
        return Endpoint.newBuilder().setId("end_1").setUrl("https://hooks.example.org/in");
    }

    private ByteBuffer sealed(String secret) {
        return ByteBuffer.wrap(box.seal("end_1", secret.getBytes(StandardCharsets.UTF_8)));
    }

    private Post post(Endpoint endpoint, Instant at) {
        return channel.post(new Outgoing(ChannelMessages.raised(), endpoint, null, at));
    }

    private static String signature(Post post) {
        return post.headers().get(WebhookSigner.SIGNATURE);
    }

    private static boolean verifies(Post post, String key, Instant now) {
        return new WebhookSigner(key).verifies(post.headers(), post.body(), now);
    }
}
