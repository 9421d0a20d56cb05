package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.output.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Dead letters: records that a service refused. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "Records that a service refused: which and why; and back with them once the cause is gone.",
        subcommands = {DlqCommand.ListThem.class, DlqCommand.Show.class, DlqCommand.Redrive.class, DlqCommand.Drop.class
        })
public final class DlqCommand extends CommandGroup {
    private static final String PATH = "/dead-letters";

    private static JsonNode summary(GatewayOptions options, LetterOptions letters) {
        String query = letters.query();
        return options.gateway().get(PATH + ":summary" + (query.isEmpty() ? "" : "?" + query));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Counts those that are open, by topic, service and reason, and lists them, the newest first.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Mixin
        private LetterOptions letters;

        @Option(names = "--all", description = "Also those that were redriven or dropped.")
        private boolean all;

        @Override
        public Integer call() {
            if (!list.gateway().json()) {
                count();
            }
            String query = letters.query();
            String filters = all ? query + (query.isEmpty() ? "" : "&") + "status=open,redriven,dropped" : query;
            return list.show(
                    PATH + (filters.isEmpty() ? "" : "?" + filters),
                    all
                            ? "nothing was refused"
                            : "nothing that was refused is open; --all lists what was dealt with too",
                    this::columns);
        }

        private void count() {
            JsonNode summary = summary(list.gateway(), letters);
            Printer printer = list.gateway().printer();
            if (!summary.path("items").isEmpty()) {
                printer.table(counts(), summary.path("items"), "");
                printer.line("");
            }
            if (!summary.path("complete").asBoolean(true)) {
                printer.note("there are more than could be counted in time; --topic or --last counts fewer");
            }
        }

        private static Table counts() {
            return new Table()
                    .column("TOPIC", "topic")
                    .column("SERVICE", "service")
                    .column("REASON", "reason")
                    .column("OPEN", "open")
                    .column("REDRIVEN", "redriven")
                    .column("DROPPED", "dropped")
                    .column("LAST", "last");
        }

        private Table columns(Table table) {
            table.column("ID", "id").column("AT", "at");
            if (all) {
                table.column("STATUS", "status");
            }
            return table.column("TOPIC", "topic")
                    .column("SERVICE", "service")
                    .column("REASON", "reason")
                    .column("KEY", "key")
                    .column("DETAIL", "detail");
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one whole: its value decoded, or why it cannot be, and all its headers.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private GatewayOptions options;

        @Parameters(paramLabel = "ID", description = "Which.")
        private String id;

        @Override
        public Integer call() {
            JsonNode letter = options.gateway().get(PATH + "/" + Gateway.encode(id));
            Printer printer = options.printer();
            if (options.json() || !(letter instanceof ObjectNode fields)) {
                printer.json(letter);
                return 0;
            }
            JsonNode headers = fields.remove("headers");
            JsonNode value = fields.remove("value");
            printer.fields(fields);
            printer.line("");
            headers.forEach(header -> printer.line(
                    header.path("name").asText() + ": " + header.path("value").asText("")));
            if (!value.isNull()) {
                printer.line("");
                printer.json(value);
            }
            return 0;
        }
    }

    /** Something that is done with those of these ids, or with all that are meant by options. */
    abstract static class Act implements Callable<Integer> {
        @Mixin
        private GatewayOptions options;

        @Mixin
        private LetterOptions letters;

        @Parameters(
                arity = "0..*",
                paramLabel = "ID",
                description = "Which; or say it by --topic, --service, --reason.")
        private List<String> ids = List.of();

        @Spec
        private CommandSpec spec;

        final GatewayOptions options() {
            return options;
        }

        final List<String> ids() {
            return ids;
        }

        final void check() {
            if (ids.isEmpty() && !letters.sayWhich()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Say which: ids as wirewatch dlq lists them, or all of a --topic, --service or --reason.");
            }
            if (!ids.isEmpty() && !letters.areNone()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Ids name them one by one, options all that they fit: give one or the other.");
            }
        }

        /** How many open ones there are. */
        final long total() {
            if (!ids.isEmpty()) {
                return ids.size();
            }
            long total = 0;
            for (JsonNode row : summary(options, letters).path("items")) {
                total += row.path("open").asLong();
            }
            return total;
        }

        final int all(String verb, String done, long total) {
            return new LetterActs(options, done).all(PATH + ":" + verb, letters.filters(), total);
        }
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = "Writes records to where they came from, for their readers to try again; oldest first.")
    static final class Redrive extends Act {
        @Override
        public Integer call() {
            check();
            if (ids().isEmpty()) {
                return all("redrive", "redriven", total());
            }
            return new LetterActs(options(), "redriven")
                    .each(ids(), id -> options().gateway().post(PATH + "/" + Gateway.encode(id) + ":redrive", null));
        }
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Says that they are of no use. They are listed with --all until their topic lets go of them.")
    static final class Drop extends Act {
        @Mixin
        private Confirmation confirmation;

        @Override
        public Integer call() {
            check();
            confirmation.require();
            long total = total();
            if (!confirmation.given("Drop " + total + (total == 1 ? " dead letter?" : " dead letters?"))) {
                options().printer().note("nothing was dropped");
                return 1;
            }
            if (ids().isEmpty()) {
                return all("drop", "dropped", total);
            }
            return new LetterActs(options(), "dropped")
                    .each(ids(), id -> options().gateway().delete(PATH + "/" + Gateway.encode(id)));
        }
    }
}
