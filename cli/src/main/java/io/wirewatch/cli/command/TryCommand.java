package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.ingest.PendingRelease;
import io.wirewatch.cli.ingest.ReleaseReader;
import io.wirewatch.cli.ingest.UnreadableInputException;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.output.ReleaseText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Selectors, tried on a page before they are given to a source. */
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        description = "Shows what a page would be as a release, read by these selectors; nothing is saved.")
final class TryCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(paramLabel = "PAGE", description = "An HTML file, an address, or - for standard input.")
    private String page;

    @Option(names = "--source", paramLabel = "ID", description = "Begins with the selectors of this source.")
    private String source;

    @Mixin
    private SelectorOptions selectors;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode body = Gateway.JSON.createObjectNode();
        JsonNode read = read();
        body.set("html", read.path("html"));
        if (read.has("url")) {
            body.set("url", read.path("url"));
        }
        if (source != null) {
            body.set(
                    "selectors",
                    options.gateway().get("/sources/" + Gateway.encode(source)).path("selectors"));
        }
        selectors.into(body);
        JsonNode release = options.gateway().post("/sources:try", body);
        Printer printer = options.printer();
        if (options.json()) {
            printer.json(release);
        } else {
            new ReleaseText(printer.style()).lines(release).forEach(printer::line);
        }
        return 0;
    }

    private JsonNode read() throws InterruptedException {
        List<PendingRelease> found = new ArrayList<>();
        try (ReleaseReader reader = new ReleaseReader(null, false)) {
            if (IngestInputs.isAddress(page)) {
                IngestInputs.fetch(reader, URI.create(page), found::add);
            } else if (page.equals("-")) {
                reader.stdin(System.in, found::add);
            } else {
                reader.file(Path.of(page), 0, found::add);
            }
        } catch (UnreadableInputException | IllegalArgumentException e) {
            throw new CommandException(page + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException(page + " cannot be read: " + e, e);
        }
        if (found.size() != 1 || !found.getFirst().body().has("html")) {
            throw new CommandException(page + " is no HTML page; in other text there is nothing to select");
        }
        return found.getFirst().body();
    }
}
