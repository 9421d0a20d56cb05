package io.wirewatch.alerting.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.testing.WebhookReceiver.Reply;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeamsChannelTest extends HttpChannelContract {
    TeamsChannelTest() {
        super(EndpointKind.TEAMS);
    }

    @Override
    Endpoint.Builder endpoint() {
        return sealedTo(path() + "?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=s3cret_Tail");
    }

    @Override
    String path() {
        return "/workflows/0a1b2c/triggers/manual/paths/invoke";
    }

    @Override
    Reply taken() {
        return Reply.of(202);
    }

    @Override
    void checkSize(String body) {
        assertThat(body.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(28_000);
        assertThat(2 * body.length()).isLessThanOrEqualTo(28_000);
        JsonNode card = SentJson.of(body).at("/attachments/0/content");
        assertThat(card.get("actions").size()).isBetween(1, 6);
        assertThat(SentJson.texts(card.get("body"), "text"))
                .allSatisfy(text -> assertThat(text).isNotEmpty());
        assertThat(SentJson.texts(card.get("body"), "text")).contains("“", "”", "Source: ");
    }

    @Override
    void checkDigest(String body) {
        assertThat(2 * body.length()).isLessThanOrEqualTo(28_000);
        checkHarmless(body);
        JsonNode card = SentJson.of(body).at("/attachments/0/content");
        assertThat(SentJson.texts(card.get("body"), "text"))
                .allSatisfy(text -> assertThat(text).isNotEmpty())
                .anyMatch(text -> text.startsWith("Title @everyone"));
    }

    @Override
    void checkHarmless(String body) {
        JsonNode card = SentJson.of(body).at("/attachments/0/content");
        // None of these reads markdown, and a mention needs an entity beside it.
        assertThat(Set.copyOf(SentJson.texts(card, "type")))
                .isSubsetOf("AdaptiveCard", "Container", "RichTextBlock", "TextRun", "Action.OpenUrl");
        assertThat(card.at("/msteams/entities").isMissingNode()).isTrue();
        assertThat(Set.copyOf(SentJson.texts(card, "url")))
                .containsExactly("https://news.example.org/push/rel_1?a=1&b=2");
    }

    @Test
    void itNamesNoMessageSoThereIsNoThread() {
        receiver.always(path(), Reply.of(202).saying("{\"id\":\"1\",\"ts\":\"2\"}"));

        assertThat(send(ChannelMessages.updated()).reference()).isEmpty();
    }
}
