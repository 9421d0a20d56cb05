package io.wirewatch.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Subscriptions. */
@Command(
        name = "subscriptions",
        mixinStandardHelpOptions = true,
        description = "Rules; wirewatch watch makes one.",
        subcommands = {
            SubscriptionsCommand.ListThem.class,
            SubscriptionsCommand.Show.class,
            SubscriptionsCommand.Remove.class
        })
public final class SubscriptionsCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.show(
                    "/subscriptions",
                    "no subscription yet; make one with wirewatch watch",
                    table -> table.column("ID", "id")
                            .column("NAME", "name")
                            .column("EXPRESSION", "expression")
                            .column("COOLDOWN", "cooldown")
                            .column("ENDPOINTS", "endpoints")
                            .column("ENABLED", "enabled"));
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one with its canonical form.")
    static final class Show extends OneCommand {
        @Override
        public Integer call() {
            return of("/subscriptions").show(id());
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Ends one; its alerts stay.")
    static final class Remove extends OneCommand {
        @Override
        public Integer call() {
            return of("/subscriptions").remove(id());
        }
    }
}
