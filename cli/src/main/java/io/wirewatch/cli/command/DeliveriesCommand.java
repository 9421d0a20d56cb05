package io.wirewatch.cli.command;

import io.wirewatch.cli.client.Gateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deliveries. */
@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = "What was sent to an endpoint, and how that went.",
        subcommands = {DeliveriesCommand.ListThem.class, DeliveriesCommand.Resend.class})
public final class DeliveriesCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Parameters(paramLabel = "ENDPOINT", description = "The endpoint's id.")
        private String endpoint;

        @Override
        public Integer call() {
            return list.show(
                    "/endpoints/" + Gateway.encode(endpoint) + "/deliveries",
                    "nothing was sent to it yet",
                    table -> table.column("ID", "id")
                            .column("KIND", "kind")
                            .column("ALERT", "alert")
                            .column("STATUS", "status")
                            .column(
                                    "ATTEMPTS",
                                    delivery -> Integer.toString(
                                            delivery.path("attempts").size()))
                            .column("NEXT ATTEMPT", "nextAttemptAt"));
        }
    }

    @Command(
            name = "resend",
            mixinStandardHelpOptions = true,
            description = "Sends one again, under the same webhook-id.")
    static final class Resend extends OneCommand {
        @Override
        public Integer call() {
            return of("/deliveries").act(id(), "resend");
        }
    }
}
