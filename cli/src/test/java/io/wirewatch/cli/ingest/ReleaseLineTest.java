package io.wirewatch.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of JSON on their way to the gateway. */
class ReleaseLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"1\",\"text\":\"x}\"} | {\"id\":\"1\",\"text\":\"x}\",\"source\":\"d\\\"k\",\"historical\":true}",
                "{ } | { \"source\":\"d\\\"k\",\"historical\":true}",
                "{\"source\":\"own\",\"text\":\"x\"} | {\"source\":\"own\",\"text\":\"x\",\"historical\":true}",
                "{\"text\":\"x\",\"historical\":false} | {\"text\":\"x\",\"historical\":true,\"source\":\"d\\\"k\"}",
            })
    void labelAndMarkAreAddedAndTheRestIsAsItWas(String line, String sent) throws Exception {
        assertThat(read(line, "d\"k", true))
                .singleElement()
                .satisfies(release -> assertThat(release.line()).asString().isEqualTo(sent));
    }

    @Test
    void aLineToWhichNothingIsAddedIsSentAsItIs() throws Exception {
        List<PendingRelease> found =
                read("  {\"url\": \"https://a.example\",\t\"tags\": [{\"id\": \"2\"}]} \r", null, false);

        assertThat(found.getFirst().line())
                .asString()
                .isEqualTo("  {\"url\": \"https://a.example\",\t\"tags\": [{\"id\": \"2\"}]}");
        assertThat(found.getFirst().name()).isEqualTo(" https://a.example");
    }

    @Test
    void aCharacterInAnotherEncodingCostsItselfAlone() throws Exception {
        byte[] line = "{\"text\":\"Pr\u00e4sident\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(line, null, false).getFirst().body().path("text").asText())
                .isEqualTo("Pr\uFFFDsident");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | an object is needed",
                "{\"text\": | is no JSON",
                "{\"text\":\"x\"} {\"text\":\"y\"} | one a line",
                "{\u0000\u0000\u0000 | is no JSON"
            })
    void whatIsNoReleaseIsRefusedAndTheNextLineRead(String line, String reason) throws Exception {
        List<String> refused = new ArrayList<>();
        List<PendingRelease> found =
                read((line + "\n{\"text\":\"next\"}").getBytes(StandardCharsets.UTF_8), null, true, refused);

        assertThat(refused).singleElement().asString().contains(reason);
        assertThat(found).hasSize(1);
    }

    private static List<PendingRelease> read(String line, String source, boolean historical) throws Exception {
        return read(line.getBytes(StandardCharsets.UTF_8), source, historical);
    }

    private static List<PendingRelease> read(byte[] line, String source, boolean historical) throws Exception {
        return read(line, source, historical, new ArrayList<>());
    }

    private static List<PendingRelease> read(byte[] lines, String source, boolean historical, List<String> refused)
            throws IOException, InterruptedException {
        List<PendingRelease> found = new ArrayList<>();
        try (ReleaseReader reader = new ReleaseReader(source, historical)) {
            new JsonLines(source, historical, reader::complete)
                    .read("a.jsonl", new ByteArrayInputStream(lines), 0, new ReleaseSink() {
                        @Override
                        public void release(PendingRelease release) {
                            found.add(release);
                        }

                        @Override
                        public void refused(String origin, String detail) {
                            refused.add(origin + " " + detail);
                        }
                    });
        }
        return found;
    }
}
