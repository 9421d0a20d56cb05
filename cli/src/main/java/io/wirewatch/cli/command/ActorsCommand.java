package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The catalogue of actors. */
@Command(
        name = "actors",
        mixinStandardHelpOptions = true,
        description = "The catalogue: whom releases are searched for.",
        subcommands = {
            ActorsCommand.ListThem.class,
            ActorsCommand.Show.class,
            ActorsCommand.Put.class,
            ActorsCommand.Remove.class
        })
public final class ActorsCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Option(
                names = {"-q", "--query"},
                paramLabel = "WORDS",
                defaultValue = "",
                description = "Part of a name or an alias.")
        private String query;

        @Override
        public Integer call() {
            return list.show(
                    query.isBlank() ? "/actors" : "/actors?q=" + Gateway.encode(query),
                    "no such actor",
                    table -> table.column("ID", "id")
                            .column("NAME", "name")
                            .column("KIND", "kind")
                            .column("ALIASES", "aliases"));
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one with all its aliases.")
    static final class Show extends OneCommand {
        @Override
        public Integer call() {
            return of("/actors").show(id());
        }
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Makes an actor, or replaces the one of that id.")
    static final class Put implements Callable<Integer> {
        @Mixin
        private GatewayOptions gateway;

        @Parameters(index = "0", paramLabel = "ID", description = "Lower case, such as liaison-office.")
        private String id;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "ALIAS", description = "Every way it is written.")
        private List<String> aliases;

        @Option(names = "--name", description = "Name for people (default: the first alias).")
        private String name;

        @Option(
                names = "--kind",
                defaultValue = "organisation",
                description = "organisation, country, person, office, place or concept (default: ${DEFAULT-VALUE}).")
        private String kind;

        @Override
        public Integer call() {
            ObjectNode actor = Gateway.JSON.createObjectNode();
            actor.put("name", name == null ? aliases.getFirst() : name).put("kind", kind);
            aliases.forEach(actor.putArray("aliases")::add);
            return new Resource(gateway, "/actors").put(id, actor);
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes one out of the catalogue.")
    static final class Remove extends OneCommand {
        @Override
        public Integer call() {
            return of("/actors").remove(id());
        }
    }
}
