package io.wirewatch.alerting.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.testing.WebhookReceiver.Reply;
import org.junit.jupiter.api.Test;

class NtfyChannelTest extends HttpChannelContract {
    NtfyChannelTest() {
        super(EndpointKind.NTFY);
    }

    @Override
    Endpoint.Builder endpoint() {
        return some().setUrl(receiver.url("/alerts-desk").toString());
    }

    @Override
    String path() {
        return "/";
    }

    @Override
    Reply taken() {
        return Reply.of(200).saying("{\"id\":\"xE73Iyuabi\",\"event\":\"message\"}");
    }

    @Override
    void checkSize(String body) {
        assertThat(SentJson.of(body).get("message").asText().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(4096);
        assertThat(SentJson.of(body).get("actions")).hasSize(3);
    }

    @Override
    void checkDigest(String body) {
        checkSize(body);
        checkHarmless(body);
        assertThat(SentJson.of(body).has("click")).isFalse();
        assertThat(SentJson.of(body).get("message").asText()).contains("\nTitle @everyone");
    }

    @Override
    void checkHarmless(String body) {
        // Plain text: there is no markup that anything could become.
        assertThat(SentJson.of(body).has("markdown")).isFalse();
        assertThat(SentJson.of(body).get("title").asText()).doesNotContain("\n");
    }

    @Test
    void theTokenGoesWithEachMessage() {
        receiver.always("/", taken());
        Endpoint guarded = endpoint().setSecret(sealed("tk_1234")).build();

        channels().send(ChannelMessages.raised(), guarded, null);

        assertThat(receiver.received("/").getLast().headers()).containsEntry("authorization", "Bearer tk_1234");
    }
}
