package io.wirewatch.cli.command;

import io.wirewatch.cli.suite.SuiteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Whether releases go to the log from here, and where that is. */
final class DirectOptions {
    private static final Pattern BROKERS = Pattern.compile("[^\\s,:/]\\S*:\\d{1,5}(,\\S+:\\d{1,5})*");
    private static final Pattern REGISTRY = Pattern.compile("https?://[^\\s/:]\\S*");

    @Option(
            names = "--direct",
            description =
                    "Writes to the log from here instead of through the gateway: for imports by the million, which"
                            + " take two thirds of the time. Needs broker and schema registry: those of the suite that runs in --data,"
                            + " or --bootstrap and --registry.")
    private boolean direct;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "With --direct: brokers (WIREWATCH_BOOTSTRAP).")
    private String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "With --direct: schema registry (WIREWATCH_REGISTRY).")
    private String registry;

    /** A log: brokers, and the registry of its schemas. */
    record Log(String bootstrap, String registry) {}

    boolean isDirect() {
        return direct;
    }

    /**
     * The log that is written to: what is given, else that of the suite in a data folder, else what the environment says.
     *
     * @throws CommandException if none of them names one, or one that is no address
     */
    Log log(Path data) throws IOException {
        Optional<SuiteFile> suite = SuiteFile.read(data);
        String broker = first(bootstrap, suite.map(SuiteFile::broker), "WIREWATCH_BOOTSTRAP");
        String schemas = first(registry, suite.map(SuiteFile::registry), "WIREWATCH_REGISTRY");
        if (broker == null || schemas == null) {
            throw new CommandException("--direct writes to the log itself, and no suite runs in " + data
                    + " that would say where that is. Give --data of one that runs, or --bootstrap and --registry.");
        }
        if (!BROKERS.matcher(broker).matches()) {
            throw new CommandException(
                    "--bootstrap must be brokers as HOST:PORT, comma separated, not '" + broker + "'");
        }
        if (!REGISTRY.matcher(schemas).matches()) {
            throw new CommandException(
                    "--registry must be an address such as http://127.0.0.1:8081, not '" + schemas + "'");
        }
        return new Log(broker, schemas);
    }

    private static String first(String given, Optional<String> running, String variable) {
        return given == null ? running.orElseGet(() -> System.getenv(variable)) : given;
    }
}
