package io.wirewatch.cli.suite;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a suite is started with.
 *
 * @param data its folder
 * @param port where the gateway listens; 0 takes a free port
 * @param brokerPort likewise for the broker
 * @param registryPort likewise for the registry
 * @param allowTargets networks (CIDR, comma separated) that user-given addresses may point to although they are not
 *     global; null leaves the environment's
 * @param properties further settings of services
 */
public record SuiteOptions(
        Path data, int port, int brokerPort, int registryPort, String allowTargets, Map<String, Object> properties) {
    private static final int MAX_PORT = 65535;

    public SuiteOptions {
        requirePort("--port", port);
        requirePort("--broker-port", brokerPort);
        requirePort("--registry-port", registryPort);
        data = data.toAbsolutePath().normalize();
        properties = Map.copyOf(properties);
    }

    /** A suite in a folder, on free ports. */
    public static SuiteOptions of(Path data) {
        return new SuiteOptions(data, 0, 0, 0, null, Map.of());
    }

    /** The same, with user-given addresses allowed to point to these networks. */
    public SuiteOptions withAllowTargets(String networks) {
        return new SuiteOptions(data, port, brokerPort, registryPort, networks, properties);
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new SuiteException(option + " must be 0 (any free port) to " + MAX_PORT + ", not " + port);
        }
    }
}
