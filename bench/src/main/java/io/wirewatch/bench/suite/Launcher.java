package io.wirewatch.bench.suite;

import io.wirewatch.cli.WirewatchApplication;
import java.util.ArrayList;
import java.util.List;

/**
 * How a suite is started.
 *
 * @param command what stands before the arguments of {@code wirewatch}
 */
public record Launcher(List<String> command) {
    public Launcher {
        command = List.copyOf(command);
    }

    /** The script that users start it with. */
    public static Launcher script(String path) {
        return new Launcher(List.of(path));
    }

    /** The classes of this very process, with the script's flags: for tests, which run before there is a script to use. */
    public static Launcher ofClassPath() {
        return new Launcher(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                WirewatchApplication.class.getName()));
    }

    /** The whole command with these arguments. */
    public List<String> with(List<String> arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(arguments);
        return whole;
    }
}
