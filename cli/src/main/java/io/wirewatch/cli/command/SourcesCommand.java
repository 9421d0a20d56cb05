package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sources. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = "Feeds and folders that are polled.",
        subcommands = {
            SourcesCommand.ListThem.class,
            SourcesCommand.Add.class,
            SourcesCommand.Show.class,
            SourcesCommand.Fetch.class,
            SourcesCommand.Remove.class
        })
public final class SourcesCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.show(
                    "/sources",
                    "no source yet; add one with wirewatch sources add URL",
                    table -> table.column("ID", "id")
                            .column("NAME", "name")
                            .column("KIND", "kind")
                            .column("INTERVAL", "interval")
                            .column("URL", "url"));
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes one.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private GatewayOptions gateway;

        @Parameters(paramLabel = "URL", description = "The feed's address, or the folder's path.")
        private String url;

        @Option(names = "--name", description = "Name for people (default: the address).")
        private String name;

        @Option(names = "--id", description = "Its id; made if not given.")
        private String id;

        @Option(names = "--kind", defaultValue = "feed", description = "feed or folder (default: ${DEFAULT-VALUE}).")
        private String kind;

        @Option(names = "--interval", paramLabel = "PT5M", description = "How often it is polled, ISO 8601.")
        private String interval;

        @Override
        public Integer call() {
            ObjectNode source = Gateway.JSON.createObjectNode();
            source.put("name", name == null ? url : name).put("kind", kind).put("url", url);
            if (id != null) {
                source.put("id", id);
            }
            if (interval != null) {
                source.put("interval", interval);
            }
            return new Resource(gateway, "/sources").create(source);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one and how its polls go.")
    static final class Show extends OneCommand {
        @Override
        public Integer call() {
            return of("/sources").show(id());
        }
    }

    @Command(name = "fetch", mixinStandardHelpOptions = true, description = "Polls one now and says what was new.")
    static final class Fetch extends OneCommand {
        @Override
        public Integer call() {
            return of("/sources").act(id(), "fetch");
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Ends one; its releases stay.")
    static final class Remove extends OneCommand {
        @Override
        public Integer call() {
            return of("/sources").remove(id());
        }
    }
}
