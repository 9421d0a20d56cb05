package io.wirewatch.cli.command;

import io.wirewatch.cli.suite.Bootstrap;
import io.wirewatch.schemas.RegistryException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Topics, schemas and the starter catalogue of an installation whose broker and registry are elsewhere. */
@Command(
        name = "bootstrap",
        mixinStandardHelpOptions = true,
        description = "Makes the topics that are missing, registers the schemas, writes the starter catalogue once.")
public final class BootstrapCommand implements Callable<Integer> {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:WIREWATCH_BOOTSTRAP:-localhost:9092}",
            description = "Brokers (WIREWATCH_BOOTSTRAP; default: localhost:9092).")
    private String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:WIREWATCH_REGISTRY:-http://localhost:8081}",
            description = "Schema registry (WIREWATCH_REGISTRY; default: http://localhost:8081).")
    private URI registry;

    @Option(
            names = "--replication",
            defaultValue = "-1",
            description = "Replication factor of new topics (default: the broker's).")
    private int replication;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Logs.ofService();
        try {
            Bootstrap.Made made = new Bootstrap(bootstrap, registry, replication).run();
            spec.commandLine()
                    .getOut()
                    .println("topics made: " + made.topics().size() + ", actors written: " + made.actors());
            return 0;
        } catch (RegistryException | IllegalStateException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
