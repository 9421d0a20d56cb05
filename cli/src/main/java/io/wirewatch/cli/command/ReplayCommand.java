package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Passes over the past: backfills of a subscription.",
        subcommands = {
            ReplayCommand.ListThem.class,
            ReplayCommand.Start.class,
            ReplayCommand.Show.class,
            ReplayCommand.Cancel.class
        })
public final class ReplayCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.show(
                    "/replays",
                    "no replay yet",
                    table -> table.column("ID", "id")
                            .column("KIND", "kind")
                            .column("STATUS", "status")
                            .column("SUBSCRIPTION", "subscription")
                            .column("DONE", "progress/done")
                            .column("TOTAL", "progress/total"));
        }
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description =
                    "Tries a subscription on what came in before; alerts are recorded, and sent only with --deliver.")
    static final class Start implements Callable<Integer> {
        @Mixin
        private GatewayOptions gateway;

        @Parameters(paramLabel = "SUBSCRIPTION", description = "The subscription's id.")
        private String subscription;

        @Option(names = "--from", paramLabel = "TIME", description = "From then on, RFC 3339 (default: the beginning).")
        private String from;

        @Option(names = "--to", paramLabel = "TIME", description = "Until then (default: now).")
        private String to;

        @Option(names = "--deliver", description = "Send the alerts to the subscription's endpoints.")
        private boolean deliver;

        @Override
        public Integer call() {
            ObjectNode replay = Gateway.JSON.createObjectNode();
            replay.put("kind", "backfill").put("subscription", subscription);
            if (from != null) {
                replay.put("from", from);
            }
            if (to != null) {
                replay.put("to", to);
            }
            if (deliver) {
                replay.put("deliver", true);
            }
            return new Resource(gateway, "/replays").create(replay);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one and how far it is.")
    static final class Show extends OneCommand {
        @Override
        public Integer call() {
            return of("/replays").show(id());
        }
    }

    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "Ends one; what it raised stays.")
    static final class Cancel extends OneCommand {
        @Override
        public Integer call() {
            return of("/replays").remove(id());
        }
    }
}
