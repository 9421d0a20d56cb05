package io.wirewatch.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A call about one of a kind, named by its id. */
abstract class OneCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions gateway;

    @Parameters(paramLabel = "ID", description = "Which.")
    private String id;

    /** Its kind, as the path under {@code /api/v1} names it. */
    final Resource of(String path) {
        return new Resource(gateway, path);
    }

    final String id() {
        return id;
    }
}
