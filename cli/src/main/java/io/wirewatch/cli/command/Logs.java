package io.wirewatch.cli.command;

import java.nio.file.Path;

/** Chooses what is logged where. Logback reads its settings at the first line, so this comes before anything else. */
public final class Logs {
    private static final String SETTINGS = "logback.configurationFile";

    private Logs() {}

    /**
     * A suite logs to {@code DATA/logs}, and to standard error from a level on.
     *
     * @param terminal {@code INFO}, {@code WARN}, {@code OFF}, …
     */
    public static void ofSuite(Path data, String terminal) {
        System.setProperty("wirewatch.log.folder", data.resolve("logs").toString());
        System.setProperty("wirewatch.log.terminal", terminal);
        System.setProperty(SETTINGS, "logback-suite.xml");
    }

    /** A service as a process of its own logs to standard error. */
    public static void ofService() {
        System.setProperty(SETTINGS, "logback-service.xml");
    }
}
