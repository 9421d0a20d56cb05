package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;

/** What the groups of commands do alike with the things of a collection. */
final class Resource {
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

    int act(String id, String verb) {
        return print(options.gateway().post(path(id) + ":" + verb, null));
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
