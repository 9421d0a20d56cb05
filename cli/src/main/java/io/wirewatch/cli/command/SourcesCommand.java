package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sources. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = "Feeds, pages, sitemaps, folders and mailboxes that are polled.",
        subcommands = {
            SourcesCommand.ListThem.class,
            SourcesCommand.Add.class,
            FindCommand.class,
            SourcesCommand.Show.class,
            SourcesCommand.Select.class,
            TryCommand.class,
            SourcesCommand.Fetch.class,
            ImportCommand.class,
            ExportCommand.class,
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
                            .column("STATUS", "health/status")
                            .column("LAST ENTRY", "health/lastEntryAt")
                            .column("NEXT POLL", "health/nextFetchAt")
                            .column("URL", "url"));
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes one.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private GatewayOptions gateway;

        @Parameters(
                paramLabel = "URL",
                description = "The address of the feed, page, sitemap or mailbox, or the folder's path.")
        private String url;

        @Option(names = "--name", description = "Name for people (default: the address).")
        private String name;

        @Option(names = "--id", description = "Its id; made if not given.")
        private String id;

        @Option(
                names = "--kind",
                description =
                        "feed, page, sitemap, folder or imap. If not given the address is looked at: a folder that is there, a mailbox (imaps://), a feed, or the one feed that its page names.")
        private String kind;

        @Option(names = "--interval", paramLabel = "PT5M", description = "How often it is polled, ISO 8601.")
        private String interval;

        @Option(
                names = "--max-interval",
                paramLabel = "PT1H",
                description =
                        "How rarely while it publishes nothing, ISO 8601 (default: as --interval; PT1H without it).")
        private String maxInterval;

        @Option(
                names = "--silent-after",
                paramLabel = "P1D",
                description = "How long it may publish nothing before it counts as silent (default: by its rhythm).")
        private String silentAfter;

        @Option(
                names = "--ignore-robots",
                description = "Fetch what its robots.txt forbids; for those who have the publisher's leave.")
        private boolean ignoreRobots;

        @Option(
                names = "--no-websub",
                description = "Polls only, although the feed names a hub that could push its news.")
        private boolean noWebSub;

        @Mixin
        private SelectorOptions selectors;

        @Mixin
        private SiteOptions site;

        @Mixin
        private LoginOptions login;

        @Override
        public Integer call() {
            Guess guess = kind == null ? Guess.of(gateway, url) : new Guess(kind, url);
            ObjectNode source = Gateway.JSON.createObjectNode();
            source.put("name", name == null ? url : name)
                    .put("kind", guess.kind())
                    .put("url", guess.url());
            if (id != null) {
                source.put("id", id);
            }
            if (interval != null) {
                source.put("interval", interval);
            }
            if (maxInterval != null) {
                source.put("maxInterval", maxInterval);
            }
            if (silentAfter != null) {
                source.put("silentAfter", silentAfter);
            }
            if (ignoreRobots) {
                source.put("robots", "ignore");
            }
            if (noWebSub) {
                source.put("webSub", "off");
            }
            selectors.into(source);
            site.into(source);
            login.into(source);
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

    @Command(
            name = "select",
            mixinStandardHelpOptions = true,
            description = "Says where title, text and date of one's pages stand, for what comes from then on. What came"
                    + " before is read so by wirewatch replay reprocess --stage cleaning --selectors current.")
    static final class Select implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GatewayOptions gateway;

        @Parameters(paramLabel = "ID", description = "Which.")
        private String id;

        @Mixin
        private SelectorOptions selectors;

        @Option(names = "--none", description = "Takes all its selectors away first.")
        private boolean none;

        @Override
        public Integer call() {
            if (!none && !selectors.areGiven()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Say what to select: --select-title, --select-text, --select-published, --remove, or --none.");
            }
            int result = new Resource(gateway, "/sources").update(id, source -> {
                if (none) {
                    source.putNull("selectors");
                }
                selectors.into(source);
            });
            gateway.printer()
                    .note("wirewatch replay preview --stage cleaning --source " + id
                            + " --selectors current says what its pages of before would be by these");
            return result;
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
