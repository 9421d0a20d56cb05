package io.wirewatch.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftsTest {
    private static final List<Draft> THOUSAND = new Drafts(42).of("bench", 1000, number -> number % 10 == 0);

    @Test
    void sameSeedGivesTheSameReleases() {
        assertThat(new Drafts(42).of("bench", 1000, number -> number % 10 == 0)).isEqualTo(THOUSAND);
        assertThat(new Drafts(43).of("bench", 1, number -> true)).doesNotContain(THOUSAND.getFirst());
    }

    @Test
    void noTwoReleasesHaveTheSameText() {
        assertThat(THOUSAND).extracting(Draft::body).doesNotHaveDuplicates();
        assertThat(new Drafts(42).of("other", 1000, number -> false))
                .extracting(Draft::body)
                .doesNotContainAnyElementsOf(THOUSAND.stream().map(Draft::body).toList());
    }

    @Test
    void onlyWatchedReleasesMentionWhatIsWatched() {
        for (int i = 0; i < THOUSAND.size(); i++) {
            assertThat(THOUSAND.get(i).body().contains("liaison office"))
                    .as("release %d", i)
                    .isEqualTo(i % 10 == 0);
        }
    }

    @Test
    void sizesAreMixed() {
        assertThat(THOUSAND).anyMatch(draft -> draft.body().length() < 1000);
        assertThat(THOUSAND).anyMatch(draft -> draft.body().length() > 8000);
        assertThat(THOUSAND).filteredOn(Draft::page).hasSize(333);
    }

    @Test
    void pushAndRecordAreTheSameRelease() throws IOException {
        Draft text = THOUSAND.getFirst();
        JsonNode json = Gateway.JSON.readTree(text.json());

        assertThat(json.path("title").asText()).isEqualTo(text.title());
        assertThat(json.path("text").asText()).isEqualTo(text.body());
        assertThat(text.raw(Instant.EPOCH).getIdentity())
                .isEqualTo(json.path("id").asText());
        assertThat(text.raw(Instant.EPOCH).getId()).isEqualTo(text.id()).startsWith("rel_");
        assertThat(Gateway.JSON.readTree(THOUSAND.get(2).json()).path("html").asText())
                .contains("<article>");
    }
}
