package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.alerting.channel.AttemptSender.Sent;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.testing.WebhookReceiver.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiscordChannelTest extends HttpChannelContract {
    /** Of 2026-11-24T10:00:00.120Z. */
    private static final String FIRST = "1574726271479316480";

    DiscordChannelTest() {
        super(EndpointKind.DISCORD);
    }

    @Override
    Endpoint.Builder endpoint() {
        return sealedTo(path());
    }

    @Override
    String path() {
        return "/api/webhooks/1234567890/s3cret-T_ail";
    }

    @Override
    Reply taken() {
        return Reply.of(200).saying("{\"type\":0,\"content\":\"\",\"id\":\"" + FIRST + "\",\"channel_id\":\"2\"}");
    }

    @Override
    void checkSize(String body) {
        JsonNode embed = SentJson.of(body).at("/embeds/0");
        List<JsonNode> fields = SentJson.objects(embed.path("fields"));
        List<String> all = Stream.concat(
                        Stream.of("/title", "/description", "/author/name", "/footer/text")
                                .map(part -> embed.at(part).asText()),
                        fields.stream()
                                .flatMap(field -> Stream.of(
                                        field.get("name").asText(),
                                        field.get("value").asText())))
                .toList();
        assertThat(embed.get("title").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(256);
        assertThat(embed.at("/author/name").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(256);
        assertThat(embed.get("description").asText()).startsWith("> “").hasSizeLessThanOrEqualTo(4096);
        assertThat(embed.at("/footer/text").asText()).hasSizeLessThanOrEqualTo(2048);
        assertThat(fields).hasSizeBetween(4, 25).allSatisfy(field -> {
            assertThat(field.get("name").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(256);
            assertThat(field.get("value").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(1024);
        });
        assertThat(all.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(6000);
    }

    @Override
    void checkDigest(String body) {
        JsonNode message = SentJson.of(body);
        checkNobodyIsCalled(message);
        JsonNode embed = message.at("/embeds/0");
        String description = embed.get("description").asText();
        assertThat(embed.get("title").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(256);
        assertThat(description).hasSizeLessThanOrEqualTo(4096).contains("\n**[Title \\@everyone");
        assertThat(embed.has("fields")).isFalse();
        assertPlain(embed.get("title").asText());
        assertPlain(description
                .replace("](https://news.example.org/push/rel_1?a=1&b=2)**", "")
                .replaceAll("(?m)^\\*\\*\\[?|\\*\\*$", ""));
    }

    private static void checkNobodyIsCalled(JsonNode message) {
        assertThat(message.at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(message.at("/allowed_mentions").size()).isOne();
        assertThat(message.at("/allowed_mentions/parse")).isEmpty();
        assertThat(message.has("content")).isFalse();
    }

    @Override
    void checkHarmless(String body) {
        JsonNode message = SentJson.of(body);
        checkNobodyIsCalled(message);
        JsonNode embed = message.at("/embeds/0");
        assertPlain(embed.get("title").asText());
        assertPlain(embed.get("description").asText().replaceAll("(?m)^> ", "").replace("**NATO**", "NATO"));
        SentJson.texts(embed.get("fields"), "value").forEach(DiscordChannelTest::assertPlain);
        assertThat(SentJson.texts(message, "url")).containsExactly("https://news.example.org/push/rel_1?a=1&b=2");
    }

    /** Nothing is left that Discord reads as markup, once what is escaped is taken away. */
    private static void assertPlain(String text) {
        assertThat(text.replaceAll("\\\\[^\\p{Alnum}\\s]", ""))
                .doesNotContain("*", "_", "~", "|", "`", "[", "]", "<", ">", "@", "#", "\\")
                .doesNotContainPattern(":\\S")
                .doesNotContainPattern("(?m)^\\s*[-+]|^\\s*\\d+\\.");
    }

    @Test
    void itWaitsForTheMessageToBeThereAndKeepsTheRestOfTheQuery() {
        receiver.always(path(), taken());
        Endpoint threaded = sealedTo(path() + "?wait=false&thread_id=5").build();
        assertThat(DiscordChannel.waiting(receiver.url(path() + "/?wait=false&thread_id=5")))
                .isEqualTo(receiver.url(path() + "?thread_id=5&wait=true"));
        assertThat(DiscordChannel.waiting(receiver.url(path()))).isEqualTo(receiver.url(path() + "?wait=true"));

        Sent sent = channels().send(ChannelMessages.raised(), threaded, null);

        assertThat(sent.reference()).contains(FIRST);
    }

    @Test
    void whatFollowsOfAnAlertSaysWhenTheFirstMessageWasSent() {
        assertThat(descriptionOf(ChannelMessages.withdrawn(), FIRST))
                .startsWith("Follows the message of <t:1795514400:f>.\nWithdrawn: the source withdrew it.\n> ");
        assertThat(descriptionOf(ChannelMessages.withdrawn(), "9".repeat(19))).startsWith("Withdrawn: ");
        assertThat(descriptionOf(ChannelMessages.withdrawn(), "5; drop")).startsWith("Withdrawn: ");
    }

    private String descriptionOf(Delivery delivery, String thread) {
        receiver.always(path(), taken());
        channels().send(delivery, endpoint().build(), thread);
        return SentJson.of(receiver.received(path()).getLast().text())
                .at("/embeds/0/description")
                .asText();
    }

    @Test
    void howLongToWaitIsReadInTheBodyToTheFraction() {
        receiver.always(
                path(),
                Reply.of(429)
                        .with("Retry-After", "1")
                        .saying("{\"message\":\"slow\",\"retry_after\":0.3529,\"global\":false}"));

        assertThat(send(ChannelMessages.raised()).retryAfter()).contains(Duration.ofMillis(353));
    }

    @Test
    void aWaitThatIsNoneIsNotReadInTheBody() {
        for (String wait : List.of("-1", "1e400", "\"soon\"", "null", "{}")) {
            receiver.always(path(), Reply.of(429).with("Retry-After", "4").saying("{\"retry_after\":" + wait + "}"));

            assertThat(send(ChannelMessages.raised()).retryAfter()).contains(Duration.ofSeconds(4));
        }
    }

    @Test
    void aWebhookThatWasDeletedIsGoneAndNoOtherThatIsNotFound() {
        receiver.always(path(), Reply.of(404).saying("{\"message\": \"Unknown Webhook\", \"code\": 10015}"));
        Attempt deleted = send(ChannelMessages.raised()).attempt();
        assertThat(deleted.isGone()).isTrue();
        assertThat(deleted.error()).contains("make another endpoint");

        receiver.always(path(), Reply.of(404).saying("{\"message\": \"Unknown Channel\", \"code\": 10003}"));
        assertThat(send(ChannelMessages.raised()).attempt().isGone()).isFalse();
    }
}
