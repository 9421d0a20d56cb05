package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which messages an endpoint wants, and in which order. */
final class EndpointWishes {
    @Option(
            names = "--notices",
            negatable = true,
            description =
                    "It also gets word of sources that broke, fell silent or came back, and of endpoints that were disabled.")
    private Boolean notices;

    @Option(
            names = "--copies",
            negatable = true,
            description = "It also gets a message when a further copy of a release joins an alert.")
    private Boolean copies;

    @Option(
            names = "--ordered",
            negatable = true,
            description = "It gets its messages one at a time, each when the one before is delivered or has failed.")
    private Boolean ordered;

    @Option(
            names = "--origins",
            paramLabel = "ORIGIN",
            split = ",",
            description = "Alerts that it wants: live, late, backfill (default: live).")
    private List<String> origins;

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            split = ",",
            description = "Messages that it wants: raised, updated, withdrawn (default: all).")
    private List<String> events;

    @Option(
            names = "--subscription",
            paramLabel = "ID",
            split = ",",
            description = "Subscriptions whose alerts it wants, of those that name it (default: all).")
    private List<String> subscriptions;

    void into(ObjectNode endpoint) {
        EndpointOptions.put(endpoint, "notices", notices);
        EndpointOptions.put(endpoint, "copies", copies);
        EndpointOptions.put(endpoint, "ordered", ordered);
        EndpointOptions.put(endpoint, "origins", origins);
        EndpointOptions.put(endpoint, "events", events);
        EndpointOptions.put(endpoint, "subscriptions", subscriptions);
    }
}
