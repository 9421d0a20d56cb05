package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import java.util.function.Consumer;

/** What the groups of commands do alike with the things of a collection. */
final class Resource {
    private static final int PRECONDITION_FAILED = 412;
    private static final int ATTEMPTS = 5;

    private final GatewayOptions options;
    private final String collection;

    Resource(GatewayOptions options, String collection) {
        this.options = options;
        this.collection = collection;
    }

    private String path(String id) {
        return collection + "/" + Gateway.encode(id);
    }

    int show(String id) {
        return print(options.gateway().get(path(id)));
    }

    int create(JsonNode body) {
        return print(options.gateway().post(collection, body));
    }

    int put(String id, JsonNode body) {
        return print(options.gateway().put(path(id), body));
    }

    /**
     * Reads one, changes it and writes it, over again where somebody else wrote it in between.
     *
     * @param change what is changed in the one that was read
     */
    int update(String id, Consumer<ObjectNode> change) {
        for (int attempt = 1; ; attempt++) {
            if (!(options.gateway().get(path(id)) instanceof ObjectNode known)) {
                throw new CommandException("the gateway did not say what " + id + " is");
            }
            int version = known.path("version").asInt();
            change.accept(known);
            try {
                return print(options.gateway().replace(path(id), known, version));
            } catch (GatewayException e) {
                if (e.status() != PRECONDITION_FAILED || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    int act(String id, String verb) {
        return act(id, verb, null);
    }

    /** @param body what the act needs to know, or null */
    int act(String id, String verb, JsonNode body) {
        return print(options.gateway().post(path(id) + ":" + verb, body));
    }

    int remove(String id) {
        options.gateway().delete(path(id));
        if (!options.json()) {
            options.printer().note(id + " is gone");
        }
        return 0;
    }

    private int print(JsonNode answer) {
        if (options.json()) {
            options.printer().json(answer);
        } else {
            options.printer().fields(answer);
        }
        return 0;
    }
}
