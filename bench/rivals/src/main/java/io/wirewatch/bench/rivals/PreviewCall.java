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
    /** Asks a gateway. */
    static PreviewCall of(String url, String expression) throws InterruptedException {
        Lines lines = new Lines();
        long begun = System.nanoTime();
        new AnswerLines(new Gateway(URI.create(url)), "/subscriptions:preview")
                .post(Gateway.JSON.createObjectNode().put("expression", expression), lines::take);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (!lines.last.path("complete").asBoolean()) {
            throw new IllegalStateException("the preview was cut off: " + lines.last);
        }
        return new PreviewCall(
                lines.last,
                seconds,
                (lines.sampled - begun) / 1e9,
                lines.last.path("scanned").asDouble() / seconds,
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
