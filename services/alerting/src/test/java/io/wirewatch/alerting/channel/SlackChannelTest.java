package io.wirewatch.alerting.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.alerting.channel.AttemptSender.Sent;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryAttempt;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.testing.WebhookReceiver.Received;
import io.wirewatch.testing.WebhookReceiver.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackChannelTest extends HttpChannelContract {
    private static final String METHOD = "/api/chat.postMessage";
    private static final String FIRST = "1764000000.000100";

    SlackChannelTest() {
        super(EndpointKind.SLACK);
    }

    @Override
    Endpoint.Builder endpoint() {
        return sealedTo(path());
    }

    @Override
    String path() {
        return "/services/T0AB/B0CD/s3cretTail";
    }

    @Override
    Reply taken() {
        return Reply.of(200).saying("ok");
    }

    @Override
    void checkSize(String body) {
        JsonNode blocks = SentJson.of(body).get("blocks");
        assertThat(blocks.toString().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(13_000);
        assertThat(blocks.size()).isLessThanOrEqualTo(50);
        assertThat(blocks.at("/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
        assertThat(SentJson.texts(blocks, "text"))
                .allSatisfy(text -> assertThat(text).isNotEmpty().hasSizeLessThanOrEqualTo(3000));
        assertThat(SentJson.texts(blocks, "url"))
                .isNotEmpty()
                .allSatisfy(url -> assertThat(url).hasSizeLessThanOrEqualTo(3000));
        assertThat(ofType(blocks, "button"))
                .isNotEmpty()
                .allSatisfy(
                        button -> assertThat(button.at("/text/text").asText()).hasSizeLessThanOrEqualTo(75));
        assertThat(ofType(blocks, "rich_text_quote")).isNotEmpty();
    }

    @Override
    void checkDigest(String body) {
        checkHarmless(body);
        JsonNode blocks = SentJson.of(body).get("blocks");
        assertThat(blocks.toString().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(12_000);
        assertThat(blocks.size()).isBetween(6, 50);
        assertThat(SentJson.texts(blocks, "text"))
                .allSatisfy(text -> assertThat(text).isNotEmpty().hasSizeLessThanOrEqualTo(3000))
                .anyMatch(text -> text.startsWith("Title @everyone"));
    }

    @Override
    void checkHarmless(String body) {
        JsonNode message = SentJson.of(body);
        assertThat(message.get("text").asText().replaceAll("&(amp|lt|gt);", "")).doesNotContain("&", "<", ">");
        assertThat(message.get("mrkdwn").asBoolean(true)).isFalse();
        assertThat(message.get("link_names").asBoolean(true)).isFalse();
        assertThat(message.get("unfurl_links").asBoolean(true)).isFalse();
        assertThat(message.get("parse").asText()).isEqualTo("none");
        assertThat(Set.copyOf(SentJson.texts(message, "type")))
                .isSubsetOf(
                        "header",
                        "plain_text",
                        "rich_text",
                        "rich_text_section",
                        "rich_text_quote",
                        "text",
                        "link",
                        "actions",
                        "button",
                        "context");
        assertThat(ofType(message, "plain_text"))
                .allSatisfy(
                        text -> assertThat(text.get("emoji").asBoolean(true)).isFalse());
        assertThat(Set.copyOf(SentJson.texts(message, "url")))
                .containsExactly("https://news.example.org/push/rel_1?a=1&b=2");
    }

    private static List<JsonNode> ofType(JsonNode node, String type) {
        return SentJson.objects(node).stream()
                .filter(object -> object.path("type").asText().equals(type))
                .toList();
    }

    private Endpoint byToken() {
        return sealedTo(METHOD + "?channel=C0123").setSecret(sealed("xoxb-1-a")).build();
    }

    private Received byToken(Delivery delivery, String thread) {
        receiver.always(
                METHOD, Reply.of(200).saying("{\"ok\":true,\"channel\":\"C0123\",\"ts\":\"1764000001.000200\"}"));
        assertThat(channels().send(delivery, byToken(), thread).attempt().succeeded())
                .isTrue();
        return receiver.received(METHOD).getLast();
    }

    @Test
    void theTokenAndTheChannelGoWithEachMessageThatTheMethodGets() {
        Received first = byToken(ChannelMessages.raised(), null);

        assertThat(first.headers()).containsEntry("authorization", "Bearer xoxb-1-a");
        assertThat(SentJson.of(first.text()).get("channel").asText()).isEqualTo("C0123");
        assertThat(SentJson.of(first.text()).has("thread_ts")).isFalse();
        assertThat(sent(ChannelMessages.raised()).headers()).doesNotContainKey("authorization");
    }

    @Test
    void whatFollowsOfAnAlertGoesIntoTheThreadOfTheFirstMessage() {
        receiver.script(
                METHOD, Reply.of(200).saying("{\"ok\":true,\"ts\":\"" + FIRST + "\",\"message\":{\"text\":\"beg"));
        Sent first = channels().send(ChannelMessages.raised(), byToken(), null);
        assertThat(first.reference()).contains(FIRST);

        JsonNode updated = SentJson.of(byToken(ChannelMessages.updated(), FIRST).text());
        JsonNode withdrawn =
                SentJson.of(byToken(ChannelMessages.withdrawn(), FIRST).text());

        assertThat(updated.get("thread_ts").asText()).isEqualTo(FIRST);
        assertThat(updated.get("reply_broadcast").asBoolean(true)).isFalse();
        assertThat(withdrawn.get("thread_ts").asText()).isEqualTo(FIRST);
        assertThat(withdrawn.get("reply_broadcast").asBoolean(false)).isTrue();
    }

    @Test
    void theFirstMessageSentAgainIsNoAnswerToItself() {
        Delivery again = Delivery.newBuilder(ChannelMessages.raised())
                .setReference(FIRST)
                .build();

        assertThat(SentJson.of(byToken(again, FIRST).text()).has("thread_ts")).isFalse();
    }

    @Test
    void whereTheThreadIsLostTheNextAttemptDoesWithoutIt() {
        receiver.script(METHOD, Reply.of(200).saying("{\"ok\":false,\"error\":\"thread_not_found\"}"));
        Attempt refused =
                channels().send(ChannelMessages.withdrawn(), byToken(), FIRST).attempt();
        Delivery next = Delivery.newBuilder(ChannelMessages.withdrawn())
                .setAttempts(List.of(DeliveryAttempt.newBuilder()
                        .setStatus(refused.status())
                        .setFailure(refused.failure())
                        .setError(refused.error())
                        .build()))
                .build();

        assertThat(SentJson.of(byToken(next, FIRST).text()).has("thread_ts")).isFalse();
    }

    @Test
    void aWebhookHasNoThreads() {
        receiver.always(path(), taken());

        Sent sent = channels().send(ChannelMessages.updated(), endpoint().build(), FIRST);

        assertThat(sent.reference()).isEmpty();
        assertThat(SentJson.of(receiver.received(path()).getLast().text()).has("thread_ts"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ok\":false,\"error\":\"not_in_channel\"}|not_in_channel; invite the app",
                "{\"ok\":false,\"error\":\"token_revoked\"}|give a new bot token",
                "{\"ok\":false,\"error\":\"fatal_error\"}|Slack: fatal_error",
                "{\"ok\":false}|no reason given",
                "<html>please log in</html>|none of Slack's",
            })
    void anAnswerOf200MayBeARefusal(String answer, String error) {
        receiver.always(METHOD, Reply.of(200).saying(answer));

        Attempt attempt =
                channels().send(ChannelMessages.raised(), byToken(), null).attempt();

        assertThat(attempt.succeeded()).isFalse();
        assertThat(attempt.failure()).isEqualTo(Attempt.REFUSED);
        assertThat(attempt.error()).contains(error);
    }

    @Test
    void aRefusalForHasteSaysHowLongToWait() {
        receiver.always(
                METHOD, Reply.of(200).with("Retry-After", "30").saying("{\"ok\":false,\"error\":\"ratelimited\"}"));

        assertThat(channels().send(ChannelMessages.raised(), byToken(), null).retryAfter())
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void aWebhookThatWasRemovedIsGone() {
        receiver.always(path(), Reply.of(404).saying("no_service"));
        assertThat(send(ChannelMessages.raised()).attempt().isGone()).isTrue();

        receiver.always(path(), Reply.of(404).saying("channel_not_found"));
        assertThat(send(ChannelMessages.raised()).attempt().isGone()).isFalse();
    }

    @Test
    void theMethodWithoutATokenIsNotAsked() {
        Endpoint bare = sealedTo(METHOD + "?channel=C0123").build();

        Attempt attempt = channels().send(ChannelMessages.raised(), bare, null).attempt();

        assertThat(attempt.error()).contains("bot token");
        assertThat(receiver.received()).isEmpty();
    }
}
