package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.ReplayText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Replays. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Passes over the past: backfills of subscriptions, and reading releases again.",
        subcommands = {
            ReplayCommand.ListThem.class,
            ReplayStart.class,
            ReplayPreview.class,
            ReplayReprocess.class,
            ReplayCommand.Show.class,
            ReplayCommand.Follow.class,
            ReplayCommand.Pause.class,
            ReplayCommand.Resume.class,
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
                            .column("OF", ReplayText::object)
                            .column("DONE", "progress/done")
                            .column("TOTAL", "progress/total")
                            .column("RATE", ReplayText::rate)
                            .column("LEFT", ReplayText::left)
                            .column("MATCHED", "counts/matched"));
        }
    }

    /** Something about one replay. */
    abstract static class One implements Callable<Integer> {
        @Mixin
        private GatewayOptions options;

        @Parameters(paramLabel = "ID", description = "Which.")
        private String id;

        final GatewayOptions options() {
            return options;
        }

        final String id() {
            return id;
        }

        final String path() {
            return "/replays/" + Gateway.encode(id);
        }

        final int show(JsonNode replay) {
            ReplayFollow.show(options, replay);
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one and how far it is.")
    static final class Show extends One {
        @Override
        public Integer call() {
            return show(options().gateway().get(path()));
        }
    }

    @Command(
            name = "follow",
            mixinStandardHelpOptions = true,
            description = "Stays, with a progress bar, until one has come to an end; exit code 0 where it is done.")
    static final class Follow extends One {
        @Override
        public Integer call() {
            return new ReplayFollow(options()).follow(id());
        }
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Lets one stand still where it is.")
    static final class Pause extends One {
        @Override
        public Integer call() {
            return show(options().gateway().post(path() + ":pause", null));
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description =
                    "Lets one go on where it was: one that is paused, or that has failed and whose cause is gone.")
    static final class Resume extends One {
        @Override
        public Integer call() {
            return show(options().gateway().post(path() + ":resume", null));
        }
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Ends one for good, what it raised stays; forgets one that has come to its end.")
    static final class Cancel extends OneCommand {
        @Override
        public Integer call() {
            return of("/replays").remove(id());
        }
    }
}
