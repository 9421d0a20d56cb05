package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import java.util.List;
import java.util.function.Consumer;

/** Does one thing with dead letters, by their ids or by a filter, and tells how far it is and what came of it. */
final class LetterActs {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final GatewayOptions options;
    private final String done;
    private final ArrayNode refusals = Gateway.JSON.createArrayNode();
    private long count;
    private long refused;

    /** @param done what the letters are then, in a word */
    LetterActs(GatewayOptions options, String done) {
        this.options = options;
        this.done = done;
    }

    /** @param act does it with one id */
    int each(List<String> ids, Consumer<String> act) {
        for (String id : ids) {
            try {
                act.accept(id);
                count++;
            } catch (GatewayException e) {
                if (e.status() != CONFLICT && e.status() != NOT_FOUND) {
                    throw e;
                }
                refused++;
                refusals.addObject().put("id", id).put("detail", e.getMessage());
            }
        }
        return report();
    }

    /**
     * Does it with all that a filter takes, one call after the other.
     *
     * @param total how many there are, for who waits
     */
    int all(String path, ObjectNode filters, long total) {
        JsonNode cursor;
        do {
            JsonNode outcome = options.gateway().post(path, filters);
            count += outcome.path("done").asLong();
            refused += outcome.path("refused").asLong();
            outcome.path("refusals").forEach(refusals::add);
            cursor = outcome.path("nextCursor");
            if (cursor.isTextual()) {
                filters.put("cursor", cursor.asText());
                options.printer().note((count + refused) + " of " + total);
            }
        } while (cursor.isTextual());
        return report();
    }

    private int report() {
        if (options.json()) {
            ObjectNode outcome = Gateway.JSON.createObjectNode();
            outcome.put("status", done).put("done", count).put("refused", refused);
            outcome.set("refusals", refusals);
            options.printer().json(outcome);
        } else {
            options.printer().line(count + " " + done + (refused == 0 ? "" : ", " + refused + " not"));
            refusals.forEach(refusal -> options.printer()
                    .note(refusal.path("id").asText() + ": "
                            + refusal.path("detail").asText()));
            if (refused > refusals.size()) {
                options.printer().note("and " + (refused - refusals.size()) + " more like them");
            }
        }
        return refused == 0 ? 0 : 1;
    }
}
