package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delivery targets. */
@Command(
        name = "endpoints",
        mixinStandardHelpOptions = true,
        description = "Where alerts go: webhooks and other channels.",
        subcommands = {
            EndpointsCommand.ListThem.class,
            EndpointsCommand.Add.class,
            EndpointsCommand.Show.class,
            EndpointsCommand.Test.class,
            EndpointsCommand.Remove.class
        })
public final class EndpointsCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.show(
                    "/endpoints",
                    "no endpoint yet; add one with wirewatch endpoints add URL",
                    table -> table.column("ID", "id")
                            .column("NAME", "name")
                            .column("KIND", "kind")
                            .column("STATUS", "status")
                            .column("URL", "url"));
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes one; its secret is shown this once.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private GatewayOptions gateway;

        @Parameters(paramLabel = "URL", description = "Where alerts are posted.")
        private String url;

        @Option(names = "--name", description = "Name for people (default: the address).")
        private String name;

        @Option(
                names = "--kind",
                defaultValue = "webhook",
                description = "Kind of channel (default: ${DEFAULT-VALUE}).")
        private String kind;

        @Option(names = "--notices", description = "It also gets word of sources that broke, fell silent or came back.")
        private boolean notices;

        @Override
        public Integer call() {
            ObjectNode endpoint = Gateway.JSON.createObjectNode();
            endpoint.put("name", name == null ? url : name).put("kind", kind).put("url", url);
            if (notices) {
                endpoint.put("notices", true);
            }
            return new Resource(gateway, "/endpoints").create(endpoint);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one, without its secret.")
    static final class Show extends OneCommand {
        @Override
        public Integer call() {
            return of("/endpoints").show(id());
        }
    }

    @Command(name = "test", mixinStandardHelpOptions = true, description = "Sends a test message.")
    static final class Test extends OneCommand {
        @Override
        public Integer call() {
            return of("/endpoints").act(id(), "test");
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes one away.")
    static final class Remove extends OneCommand {
        @Override
        public Integer call() {
            return of("/endpoints").remove(id());
        }
    }
}
