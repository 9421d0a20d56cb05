package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReleasesTest {
    @Test
    void aLineHasTheFieldsOfTheApi() throws Exception {
        Document release = Told.of("a.jsonl", """
                {"title":"Bridge opened","html":"<p>Text.</p>","url":"https://roads.example/1","source":"roads","id":"17","publishedAt":"2025-06-03","language":"en","historical":true}
                """).only();

        assertThat(release)
                .usingRecursiveComparison()
                .isEqualTo(new Document(
                        "17",
                        "Bridge opened",
                        "text/html",
                        "UTF-8",
                        "<p>Text.</p>".getBytes(StandardCharsets.UTF_8),
                        "https://roads.example/1",
                        "2025-06-03",
                        "en",
                        "roads",
                        Document.Status.HISTORICAL));
    }

    @Test
    void aReleaseIsNamedByIdOrAddressOrContent() throws Exception {
        Told told = Told.of("a.jsonl", """
                {"text":"x","id":"1","url":"https://roads.example/1"}
                {"text":"x","url":"https://roads.example/1"}
                {"text":"x"}
                {"id":"1","status":"withdrawn"}
                """);

        assertThat(told.identities().subList(0, 2)).containsExactly("1", "https://roads.example/1");
        assertThat(told.identities().get(2)).startsWith("sha256:");
        assertThat(told.documents().getLast().status()).isEqualTo(Document.Status.WITHDRAWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"x\",\"txt\":\"y\"}",
                "{\"text\":1}",
                "{\"text\":\"x\",\"html\":\"y\"}",
                "{}",
                "{\"text\":\"x\"",
                "[1]",
                "{\"text\":\"x\",\"historical\":\"yes\"}",
                "{\"text\":\"x\",\"status\":\"gone\"}",
                "{\"status\":\"withdrawn\"}"
            })
    void aFaultyLineIsRefusedWithItsPlaceAndCostsNoOther(String line) throws Exception {
        Told told =
                Told.of("a.jsonl", "{\"text\":\"one\",\"id\":\"1\"}\n" + line + "\n\n{\"text\":\"two\",\"id\":\"2\"}");

        assertThat(told.identities()).containsExactly("1", "2");
        assertThat(told.refusals())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("“the line at byte 24” ")
                .contains(": ");
    }

    @Test
    void arraysAndSingleReleasesAreRead() throws Exception {
        assertThat(Told.of("a.json", "[{\"text\":\"x\",\"id\":\"1\"},{\"txt\":\"x\"},{\"text\":\"y\",\"id\":\"2\"}]")
                        .identities())
                .containsExactly("1", "2");
        assertThat(Told.of("a.json", "\ufeff{\n\"text\":\"x\",\"id\":\"1\"}").identities())
                .containsExactly("1");
    }

    @Test
    void readingGoesOnFromEveryLine() throws Exception {
        byte[] lines = "{\"text\":\"x\",\"id\":\"1\"}\r\n{\"text\":\"y\",\"id\":\"2\"}\r\n{\"text\":\"z\",\"id\":\"3\"}"
                .getBytes(StandardCharsets.UTF_8);
        Told whole = Told.of("a.jsonl", lines);

        assertThat(whole.places()).hasSize(3).endsWith((long) lines.length);
        assertThat(Told.from(FileKind.JSON_LINES, lines, whole.places().get(0)).identities())
                .containsExactly("2", "3");
    }
}
