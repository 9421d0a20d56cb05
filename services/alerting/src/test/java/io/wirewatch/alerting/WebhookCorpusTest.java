package io.wirewatch.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.testing.Corpus;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Vectors of Standard Webhooks: known signatures, and messages to take or to refuse. */
class WebhookCorpusTest {
    @TestFactory
    Stream<DynamicTest> everyVectorComesOutAsExpected() throws IOException {
        JsonNode vectors = new ObjectMapper()
                .readTree(Corpus.path("webhooks/standard-webhooks-vectors.json").toFile());
        return StreamSupport.stream(vectors.get("cases").spliterator(), false)
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        String kind = vector.get("kind").asText();
        switch (kind) {
            case "sign" ->
                assertThat(signature(vector))
                        .isEqualTo(vector.get("expect_signature").asText());
            case "verify" ->
                assertThat(isTaken(vector)).isEqualTo(vector.get("valid").asBoolean());
            case "secret" ->
                assertThat(isSecret(vector)).isEqualTo(vector.get("valid").asBoolean());
            default -> throw new AssertionError("no vector is of kind " + kind);
        }
    }

    private static boolean isSecret(JsonNode vector) {
        try {
            return new WebhookSigner(vector.get("secret").asText()) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String signature(JsonNode vector) {
        return new WebhookSigner(vector.get("secret").asText())
                .headers(
                        vector.get("msg_id").asText(),
                        Instant.ofEpochSecond(vector.get("timestamp").asLong()),
                        vector.get("payload").asText().getBytes(UTF_8))
                .get(WebhookSigner.SIGNATURE);
    }

    private static boolean isTaken(JsonNode vector) {
        Map<String, String> headers = new HashMap<>();
        vector.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new WebhookSigner(vector.get("secret").asText())
                .verifies(
                        headers,
                        vector.get("payload").asText().getBytes(UTF_8),
                        Instant.ofEpochSecond(vector.get("now").asLong()));
    }
}
