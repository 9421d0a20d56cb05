package io.wirewatch.bench.rivals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A replay as a client sees it.
 *
 * @param seconds from the call until it was seen to be done
 */
record ReplayCall(JsonNode replay, double seconds) {
    private static final Duration ASK_AGAIN = Duration.ofMillis(20);

    /** Asks for a backfill and waits until it is done. */
    static ReplayCall of(String url, List<String> subscriptions) throws InterruptedException {
        Gateway gateway = new Gateway(URI.create(url));
        long begun = System.nanoTime();
        String path = "/replays/"
                + gateway.post("/replays", backfill(subscriptions)).path("id").asText();
        JsonNode replay = gateway.get(path);
        while (!replay.path("status").asText().equals("done")) {
            if (replay.path("status").asText().equals("failed")) {
                throw new IllegalStateException("the backfill failed: " + replay);
            }
            Thread.sleep(ASK_AGAIN);
            replay = gateway.get(path);
        }
        return new ReplayCall(replay, (System.nanoTime() - begun) / 1e9);
    }

    /** A backfill of all of the log. */
    static ObjectNode backfill(List<String> subscriptions) {
        ObjectNode wish = Gateway.JSON.createObjectNode().put("kind", "backfill");
        subscriptions.forEach(wish.putArray("subscriptions")::add);
        return wish;
    }

    /** A stage done again for all of the log. */
    static ObjectNode reprocessing(String stage) {
        return Gateway.JSON.createObjectNode().put("kind", "reprocess").put("stage", stage);
    }

    /** Makes a subscription of that id. */
    static void subscribe(Gateway gateway, String id, String expression) {
        gateway.post(
                "/subscriptions",
                Gateway.JSON.createObjectNode().put("id", id).put("name", id).put("expression", expression));
    }
}
