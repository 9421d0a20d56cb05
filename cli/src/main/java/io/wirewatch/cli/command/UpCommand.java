package io.wirewatch.cli.command;

import io.wirewatch.cli.suite.Suite;
import io.wirewatch.cli.suite.SuiteOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The suite in one JVM, until it is told to end. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the whole suite in this process: broker, registry, every service, on 127.0.0.1.")
public final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Where the gateway listens; 0 takes a free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--broker-port", defaultValue = "0", description = "Port of the broker (default: a free one).")
    private int brokerPort;

    @Option(names = "--registry-port", defaultValue = "0", description = "Port of the registry (default: a free one).")
    private int registryPort;

    @Option(
            names = "--allow-targets",
            paramLabel = "CIDR",
            description = "Networks, comma separated, that sources and endpoints may point to although they are not"
                    + " global (WIREWATCH_ALLOW_TARGETS).")
    private String allowTargets;

    @Mixin
    private DataOption data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Logs.ofSuite(data.path(), "INFO");
        SuiteOptions options = new SuiteOptions(data.path(), port, brokerPort, registryPort, allowTargets, Map.of());
        try (Running running = new Running()) {
            Suite suite = running.start(options);
            spec.commandLine()
                    .getOut()
                    .println("wirewatch is ready: " + suite.addresses().url());
            spec.commandLine().getOut().flush();
            running.awaitEnd();
        }
        return 0;
    }
}
