package io.wirewatch.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data}. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:WIREWATCH_DATA:-${sys:user.home}/.wirewatch}",
            description = "Where everything is kept (WIREWATCH_DATA; default: ~/.wirewatch).")
    private Path data;

    /** The folder, absolute. */
    public Path path() {
        return data.toAbsolutePath().normalize();
    }
}
