package io.wirewatch.bench.rivals;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.AnswerLines;
import io.wirewatch.cli.client.Gateway;
import java.net.URI;

/**
 * A preview as a client sees it.
 *
 * @param seconds from the call to the last line
 * @param firstSample seconds to the first line with a sample
 * @param records a second
 * @param megabytes a second, of values
 */
record PreviewCall(JsonNode result, double seconds, double firstSample, double records, double megabytes) {
    /** Asks a gateway what a rule would have raised. */
    static PreviewCall of(String url, String expression) throws InterruptedException {
        return of(
                url,
                "/subscriptions:preview",
                Gateway.JSON.createObjectNode().put("expression", expression),
                "scanned");
    }

    /** Asks a gateway what would change if the actors of the catalogue were looked for again; its records are texts. */
    static PreviewCall ofReprocessing(String url) throws InterruptedException {
        return of(url, "/replays:preview", ReplayCall.reprocessing("extraction"), "compared");
    }

    private static PreviewCall of(String url, String path, JsonNode question, String records)
            throws InterruptedException {
        Lines lines = new Lines();
        long begun = System.nanoTime();
        new AnswerLines(new Gateway(URI.create(url)), path).post(question, lines::take);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (!lines.last.path("complete").asBoolean()) {
            throw new IllegalStateException("the preview was cut off: " + lines.last);
        }
        return new PreviewCall(
                lines.last,
                seconds,
                (lines.sampled - begun) / 1e9,
                lines.last.path(records).asDouble() / seconds,
                lines.last.at("/progress/bytes").asDouble() / 1e6 / seconds);
    }

    private static final class Lines {
        private JsonNode last;
        private long sampled;

        void take(JsonNode line) {
            last = line;
            if (sampled == 0 && !line.path("samples").isEmpty()) {
                sampled = System.nanoTime();
            }
        }
    }
}
