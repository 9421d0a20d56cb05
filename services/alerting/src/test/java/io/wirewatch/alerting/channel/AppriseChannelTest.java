package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.alerting.channel.AttemptSender.Sent;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.testing.WebhookReceiver.Reply;
import org.junit.jupiter.api.Test;

class AppriseChannelTest extends HttpChannelContract {
    AppriseChannelTest() {
        super(EndpointKind.APPRISE);
    }

    @Override
    Endpoint.Builder endpoint() {
        return sealedTo(path());
    }

    @Override
    String path() {
        return "/relay/notify/s3cret-k_ey-Tail";
    }

    @Override
    Reply taken() {
        return Reply.of(200)
                .saying("{\"error\": null, \"details\": [[\"INFO\", \"10:00\", \"Sent Discord notification.\"]]}");
    }

    @Override
    void checkSize(String body) {
        JsonNode message = SentJson.of(body);
        String title = message.get("title").asText();
        String text = message.get("body").asText();
        assertThat(title).isNotEmpty().hasSizeLessThanOrEqualTo(200);
        assertThat(text).isNotEmpty().endsWith("…");
        // Services without titles get both in one, and Discord takes 2,000 characters.
        assertThat(title.length() + 1 + text.length()).isLessThanOrEqualTo(2000);
    }

    @Override
    int usualAlerts() {
        return 6;
    }

    @Override
    void checkDigest(String body) {
        JsonNode message = SentJson.of(body);
        String text = message.get("body").asText();
        assertThat(message.get("title").asText().length() + 1 + text.length()).isLessThanOrEqualTo(2000);
        assertThat(message.get("format").asText()).isEqualTo("text");
        assertThat(text).contains("\nTitle @\u200Beveryone").doesNotContain("@everyone", "@here", "!channel");
    }

    @Override
    void checkHarmless(String body) {
        JsonNode message = SentJson.of(body);
        assertThat(message.get("format").asText()).isEqualTo("text");
        assertThat(message.get("title").asText()).doesNotContain("\n");
        for (String field : new String[] {"title", "body"}) {
            assertThat(message.get(field).asText())
                    .contains("everyone", "channel")
                    .doesNotContain("@everyone", "@here", "!channel", "<@U012")
                    .doesNotContainPattern("@[A-Za-z0-9]+\\s");
        }
    }

    @Test
    void anAddressOfMailStaysAsItIs() {
        assertThat(bodyOf("Write to desk@example.org, not to @desk or desk@HERE.example"))
                .startsWith("Write to desk@example.org, not to @\u200Bdesk or desk@\u200BHERE.example\n");
    }

    private String bodyOf(String title) {
        receiver.always(path(), taken());
        channels()
                .send(
                        ChannelMessages.raised(),
                        endpoint().setTitleTemplate(title).build(),
                        null);
        return SentJson.of(receiver.received(path()).getLast().text())
                .get("body")
                .asText();
    }

    @Test
    void aTagOfTheAddressGoesIntoTheMessage() {
        receiver.always(path(), taken());
        channels()
                .send(
                        ChannelMessages.test(),
                        sealedTo(path() + "/?tag=night+desk%2Cwire").build(),
                        null);

        assertThat(SentJson.of(receiver.received(path()).getLast().text())
                        .get("tag")
                        .asText())
                .isEqualTo("night desk,wire");
        assertThat(SentJson.of(sent(ChannelMessages.test()).text()).has("tag")).isFalse();
    }

    @Test
    void itAsksForAnAnswerThatPeopleCanRead() {
        assertThat(sent(ChannelMessages.raised()).headers())
                .containsEntry("accept", "application/json")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void aKeyWithNothingConfiguredReachesNobodyWhichIsNoSuccess() {
        receiver.always(path(), Reply.of(204));

        Sent sent = send(ChannelMessages.raised());

        assertThat(sent.attempt().succeeded()).isFalse();
        assertThat(sent.attempt().status()).isEqualTo(204);
        assertThat(sent.attempt().failure()).isEqualTo(Attempt.REFUSED);
        assertThat(sent.attempt().error()).contains("nothing is configured under the key");
    }

    @Test
    void aServiceThatFailedBehindTheRelayIsAFailureWithWhatTheRelaySays() {
        receiver.always(
                path(),
                Reply.of(424)
                        .saying(
                                "{\"error\": \"One or more notification could not be sent\", \"details\": [[\"WARNING\","
                                        + " \"10:00\", \"Failed to send Gotify notification.\"]]}"));

        Sent sent = send(ChannelMessages.raised());

        assertThat(sent.attempt().succeeded()).isFalse();
        assertThat(sent.attempt().status()).isEqualTo(424);
        assertThat(sent.attempt().response()).contains("Failed to send Gotify notification");
    }

    @Test
    void aRelayThatCannotReadItsConfigurationIsTriedAgain() {
        receiver.always(path(), Reply.of(500).saying("An error occurred accessing configuration"));

        Sent sent = send(ChannelMessages.raised());

        assertThat(sent.attempt().succeeded()).isFalse();
        assertThat(sent.attempt().failure()).isNull();
        assertThat(sent.reference()).isEmpty();
    }
}
