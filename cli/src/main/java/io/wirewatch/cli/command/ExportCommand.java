package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.opml.Opml;
import io.wirewatch.cli.opml.OpmlFeed;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLStreamException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The feeds among the sources, for feed readers. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the feeds among them as OPML, which feed readers import.")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(
            paramLabel = "FILE",
            defaultValue = "-",
            arity = "0..1",
            description = "Where to (default: standard output).")
    private String file;

    @Override
    public Integer call() throws XMLStreamException {
        List<OpmlFeed> feeds = new ArrayList<>();
        for (JsonNode source : options.list("/sources", Integer.MAX_VALUE).path("items")) {
            if (source.path("kind").asText().equals("feed")) {
                feeds.add(new OpmlFeed(
                        source.path("name").asText(), source.path("url").asText()));
            }
        }
        StringWriter opml = new StringWriter();
        Opml.write(feeds, opml);
        if (file.equals("-")) {
            options.printer().line(opml.toString().stripTrailing());
        } else {
            write(opml.toString());
            options.printer().note(feeds.size() + " feeds in " + file);
        }
        return 0;
    }

    private void write(String opml) {
        try {
            Files.writeString(Path.of(file), opml, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandException(file + " cannot be written: " + e, e);
        }
    }
}
