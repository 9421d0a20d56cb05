package io.wirewatch.cli.command;

import io.wirewatch.cli.suite.Services;
import io.wirewatch.runtime.ServiceRunner;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One service as this process. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs one service in this process, on a broker and a registry that are there. Settings not given"
                + " here come from the environment (see infra/README.md).")
public final class RunCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SERVICE",
            description = "ingestion, cleaning, extraction, matching, alerting, replay or gateway.")
    private String service;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Brokers (WIREWATCH_BOOTSTRAP).")
    private String bootstrap;

    @Option(names = "--registry", paramLabel = "URL", description = "Schema registry (WIREWATCH_REGISTRY).")
    private String registry;

    @Option(names = "--port", description = "Where it listens; 0 takes a free port (WIREWATCH_PORT).")
    private Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "State that can be rebuilt, and the secret key (WIREWATCH_DATA).")
    private String data;

    @Option(
            names = "--instance",
            paramLabel = "N",
            description = "Ordinal among the processes of this service, from 0 (WIREWATCH_INSTANCE).")
    private Integer instance;

    @Option(names = "--allow-targets", paramLabel = "CIDR", description = "As for up (WIREWATCH_ALLOW_TARGETS).")
    private String allowTargets;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!Services.ALL.contains(service)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no service '" + service + "', but " + String.join(", ", Services.ALL) + ".");
        }
        Logs.ofService();
        ServiceRunner.run(service, properties());
        return 0;
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        put(properties, "wirewatch.kafka.bootstrap-servers", bootstrap);
        put(properties, "wirewatch.registry.url", registry);
        put(properties, "wirewatch.data", data);
        put(properties, "wirewatch.instance", instance);
        put(properties, "wirewatch.allow-targets", allowTargets);
        // Micronaut takes a free port for -1.
        put(properties, "micronaut.server.port", Integer.valueOf(0).equals(port) ? Integer.valueOf(-1) : port);
        return properties;
    }

    private static void put(Map<String, Object> properties, String name, Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
