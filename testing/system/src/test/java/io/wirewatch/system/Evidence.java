package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.suite.Rest;

/** Holds an alert's evidence against the releases it speaks of. */
final class Evidence {
    private Evidence() {}

    /** Fails unless every piece of evidence cuts exactly its alias out of its release, and quotes what stands there. */
    static void assertExact(Rest rest, JsonNode alert) {
        assertThat(alert.path("evidence")).as("evidence of %s", alert).isNotEmpty();
        for (JsonNode evidence : alert.path("evidence")) {
            JsonNode release = rest.get("/releases/" + evidence.path("release").asText())
                    .expect(200)
                    .json();
            String field = evidence.path("zone").asText().equals("headline") ? "title" : "text";
            String text = release.path(field).asText();
            assertThat(text.substring(
                            evidence.path("start").asInt(), evidence.path("end").asInt()))
                    .as("%s in %s", evidence, text)
                    .isEqualTo(evidence.path("alias").asText());
            assertThat(text).contains(evidence.path("quote").asText());
            assertThat(evidence.path("version").asInt())
                    .isEqualTo(release.path("version").asInt());
        }
    }
}
