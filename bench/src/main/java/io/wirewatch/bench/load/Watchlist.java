package io.wirewatch.bench.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.net.URI;
import java.util.List;

/** The subscriptions of a loaded suite: one whose alerts go to the receiver, and others over pairs of actors. */
public final class Watchlist {
    private static final String ENDPOINT = "bench-receiver";

    private final Gateway gateway;

    public Watchlist(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Makes them.
     *
     * @param receiver where webhooks of {@link Drafts#WATCHED} go
     * @param others how many other subscriptions there are, each over two neighbouring actors
     */
    public void make(URI receiver, int others) {
        ObjectNode endpoint = Gateway.JSON.createObjectNode();
        endpoint.put("name", "The receiver of the bench").put("kind", "webhook").put("url", receiver.toString());
        gateway.put("/endpoints/" + ENDPOINT, endpoint);
        put("bench-watched", Drafts.WATCHED, List.of(ENDPOINT));
        for (int i = 0; i < others; i++) {
            put("bench-other-" + i, pair(i), List.of());
        }
    }

    private static String pair(int number) {
        int count = Words.ACTORS.size();
        String one = "\"" + Words.ACTORS.get(number % count) + "\"";
        String other = "\"" + Words.ACTORS.get((number % count + 1 + number / count) % count) + "\"";
        return "SENTENCE(" + one + " AND " + other + ")";
    }

    private void put(String id, String expression, List<String> endpoints) {
        ObjectNode subscription = Gateway.JSON.createObjectNode();
        subscription.put("name", id).put("expression", expression);
        endpoints.forEach(subscription.putArray("endpoints")::add);
        gateway.put("/subscriptions/" + id, subscription);
    }
}
