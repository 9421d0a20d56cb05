package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.DiffText;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.output.ReleaseText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The releases that came in, and who is in them. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description = "The releases that came in, and who is in them.",
        subcommands = {ReleasesCommand.ListThem.class, ReleasesCommand.Show.class, ReleasesCommand.Diff.class})
public final class ReleasesCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them, the newest arrival first.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Option(
                names = {"-q", "--query"},
                paramLabel = "WORDS",
                description = "Words of the title.")
        private String query;

        @Option(names = "--source", paramLabel = "SOURCE", description = "Only of this source.")
        private String source;

        @Option(names = "--actor", paramLabel = "ID", description = "Only those that mention this actor.")
        private String actor;

        @Override
        public Integer call() {
            List<String> query = new ArrayList<>();
            add(query, "q", this.query);
            add(query, "source", source);
            add(query, "actor", actor);
            return list.show(
                    "/releases" + (query.isEmpty() ? "" : "?" + String.join("&", query)),
                    "no such release",
                    table -> table.column("ID", "id")
                            .column("PUBLISHED", "publishedAt")
                            .column("SOURCE", "source")
                            .column("STAGE", "stage")
                            .column("TITLE", "title"));
        }

        private static void add(List<String> query, String name, String value) {
            if (value != null) {
                query.add(name + "=" + Gateway.encode(value));
            }
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Shows one with its mentions marked, who is in it, and how to watch those that nobody listed.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private GatewayOptions options;

        @Parameters(paramLabel = "ID", description = "Which.")
        private String id;

        @Override
        public Integer call() {
            JsonNode release = options.gateway().get("/releases/" + Gateway.encode(id));
            Printer printer = options.printer();
            if (options.json()) {
                printer.json(release);
            } else {
                new ReleaseText(printer.style()).lines(release).forEach(printer::line);
            }
            return 0;
        }
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Shows what changed from one version of a release to another.")
    static final class Diff implements Callable<Integer> {
        @Mixin
        private GatewayOptions options;

        @Parameters(paramLabel = "ID", description = "Which.")
        private String id;

        @Option(
                names = "--from",
                paramLabel = "N",
                description = "Version that is compared with; the one before by default.")
        private Integer from;

        @Option(names = "--to", paramLabel = "N", description = "Version that is compared; the newest by default.")
        private Integer to;

        @Override
        public Integer call() {
            List<String> query = new ArrayList<>();
            ListThem.add(query, "from", from == null ? null : from.toString());
            ListThem.add(query, "to", to == null ? null : to.toString());
            JsonNode diff = options.gateway()
                    .get("/releases/" + Gateway.encode(id) + "/diff"
                            + (query.isEmpty() ? "" : "?" + String.join("&", query)));
            Printer printer = options.printer();
            if (options.json()) {
                printer.json(diff);
            } else {
                new DiffText(printer.style()).lines(diff).forEach(printer::line);
            }
            return 0;
        }
    }
}
