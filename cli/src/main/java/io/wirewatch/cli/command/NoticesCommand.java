package io.wirewatch.cli.command;

import io.wirewatch.cli.client.Gateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Word to the operators. */
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = "Sources that broke, fell silent or came back, and endpoints that were disabled.",
        subcommands = {NoticesCommand.ListThem.class, NoticesCommand.Show.class})
public final class NoticesCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them, the newest first.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Option(names = "--source", paramLabel = "ID", description = "Only of this source.")
        private String source;

        @Option(names = "--endpoint", paramLabel = "ID", description = "Only of this endpoint.")
        private String endpoint;

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                description = "Only these, comma separated: source.broken, source.silent, source.recovered,"
                        + " endpoint.disabled.")
        private String kind;

        @Option(
                names = "--last",
                paramLabel = "DURATION",
                description = "Only of the last days: 30d, 12h, or ISO 8601.")
        private String last;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return list.show(
                    "/notices" + query(),
                    "nothing was noticed; wirewatch sources shows how each is doing",
                    table -> table.column("AT", "at")
                            .column("KIND", "kind")
                            .column("SUBJECT", "subject")
                            .column("SINCE", "since")
                            .column("WHAT TO DO", "detail"));
        }

        private String query() {
            List<String> filters = new ArrayList<>();
            add(filters, "source", source);
            add(filters, "endpoint", endpoint);
            add(filters, "kind", kind);
            add(
                    filters,
                    "since",
                    last == null
                            ? null
                            : Instant.now()
                                    .minus(Durations.option(spec, "--last", last))
                                    .toString());
            return filters.isEmpty() ? "" : "?" + String.join("&", filters);
        }

        private static void add(List<String> filters, String name, String value) {
            if (value != null) {
                filters.add(name + "=" + Gateway.encode(value));
            }
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one whole.")
    static final class Show extends OneCommand {
        @Override
        public Integer call() {
            return of("/notices").show(id());
        }
    }
}
