package io.wirewatch.cli.command;

import io.wirewatch.cli.output.Table;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A list of the gateway as a table, or as JSON. */
final class ListOptions {
    @Mixin
    private GatewayOptions gateway;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many (default: 50).")
    private int limit;

    int show(String path, String none, UnaryOperator<Table> columns) {
        var list = gateway.list(path, limit);
        if (gateway.json()) {
            gateway.printer().json(list);
        } else {
            gateway.printer().table(columns.apply(new Table()), list.path("items"), none);
        }
        return 0;
    }

    GatewayOptions gateway() {
        return gateway;
    }
}
