package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which dead letters are meant. */
final class LetterOptions {
    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only records of this topic, such as releases.raw.")
    private String topic;

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only what this service refused.")
    private String service;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only what was refused for this reason.")
    private String reason;

    @Option(
            names = "--last",
            paramLabel = "DURATION",
            description = "Only what was refused in the last days: 30d, 12h, or ISO 8601.")
    private String last;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Whether any of them is given that a call about many may go by. */
    boolean sayWhich() {
        return topic != null || service != null || reason != null;
    }

    /** Whether nothing at all is given. */
    boolean areNone() {
        return !sayWhich() && last == null;
    }

    /** As the query of a list, without a question mark; empty where all are meant. */
    String query() {
        List<String> filters = new ArrayList<>();
        filters()
                .properties()
                .forEach(filter -> filters.add(
                        filter.getKey() + "=" + Gateway.encode(filter.getValue().asText())));
        return String.join("&", filters);
    }

    /** As the body of a call about many. */
    ObjectNode filters() {
        ObjectNode filters = Gateway.JSON.createObjectNode();
        put(filters, "topic", topic);
        put(filters, "service", service);
        put(filters, "reason", reason);
        if (last != null) {
            filters.put(
                    "from",
                    Instant.now().minus(Durations.option(spec, "--last", last)).toString());
        }
        return filters;
    }

    private static void put(ObjectNode filters, String name, String value) {
        if (value != null) {
            filters.put(name, value);
        }
    }
}
