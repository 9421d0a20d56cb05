package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.opml.Opml;
import io.wirewatch.cli.opml.OpmlException;
import io.wirewatch.cli.opml.OpmlFeed;
import io.wirewatch.cli.output.Printer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sources out of the list that a feed reader exports. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Makes a source of each feed in an OPML file, as feed readers export it. Those whose address is a source already stay as"
                        + " they are, so the command may be run again. Exit code 1 if something was refused.")
final class ImportCommand implements Callable<Integer> {
    private static final int BAD_REQUEST = 400;

    @Mixin
    private GatewayOptions options;

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
    private String file;

    @Option(names = "--interval", paramLabel = "PT5M", description = "How often they are polled, ISO 8601.")
    private String interval;

    @Option(names = "--dry-run", description = "Only says which would be made.")
    private boolean dryRun;

    private int made;
    private int known;
    private int refused;

    @Override
    public Integer call() {
        List<OpmlFeed> feeds = read();
        Set<String> urls = new HashSet<>();
        options.list("/sources", Integer.MAX_VALUE)
                .path("items")
                .forEach(source -> urls.add(source.path("url").asText()));
        for (OpmlFeed feed : feeds) {
            if (!urls.add(feed.url())) {
                known++;
            } else {
                make(feed);
            }
        }
        options.printer()
                .note(made + (dryRun ? " would be made, " : " made, ") + known + " there already, " + refused
                        + " refused");
        return refused == 0 ? 0 : 1;
    }

    private void make(OpmlFeed feed) {
        ObjectNode source = Gateway.JSON.createObjectNode();
        source.put("name", feed.title()).put("kind", "feed").put("url", feed.url());
        if (interval != null) {
            source.put("interval", interval);
        }
        try {
            if (!dryRun) {
                source.put(
                        "id",
                        options.gateway().post("/sources", source).path("id").asText());
            }
            made++;
            tell(source);
        } catch (GatewayException e) {
            if (e.status() != BAD_REQUEST) {
                throw new CommandException(
                        e.getMessage() + " (run the command again: what was made is not made twice)", e);
            }
            refused++;
            options.printer().note(feed.url() + ": " + e.getMessage());
            if (options.json()) {
                options.printer().line(source.put("refused", e.getMessage()).toString());
            }
        }
    }

    private void tell(ObjectNode source) {
        Printer printer = options.printer();
        if (options.json()) {
            printer.line(source.toString());
        } else {
            String id = source.path("id").asText("");
            printer.line((id.isEmpty() ? "" : id + "  ") + source.path("name").asText() + "  "
                    + source.path("url").asText());
        }
    }

    private List<OpmlFeed> read() {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return Opml.read(in);
        } catch (OpmlException e) {
            throw new CommandException(
                    file + " cannot be read: " + e.getMessage()
                            + ". Export the list from the feed reader again, as OPML.",
                    e);
        } catch (IOException e) {
            throw new CommandException(file + " cannot be read: " + e, e);
        }
    }
}
