package io.wirewatch.cli.command;

import picocli.CommandLine.Option;

/** Which stage is done again. */
final class StageOption {
    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "What is done again: extraction or cleaning (default: ${DEFAULT-VALUE}).",
            defaultValue = "extraction")
    private String stage;

    /** As the gateway calls it. */
    String name() {
        return stage;
    }
}
