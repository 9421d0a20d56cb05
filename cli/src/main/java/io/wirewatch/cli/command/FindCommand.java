package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a site could be read by. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = "Finds the feeds and sitemaps of a site, and whether a page lists releases; nothing is saved.")
final class FindCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(paramLabel = "URL", description = "The address of a site or of one of its pages.")
    private String url;

    @Override
    public Integer call() {
        JsonNode found = find(options, url);
        if (options.json()) {
            options.printer().json(found);
            return 0;
        }
        found.path("items").forEach(item -> options.printer().line(line(item)));
        if (found.path("items").isEmpty()) {
            options.printer().note("nothing was found there that could be read");
        }
        return 0;
    }

    /** What an address leads to; what was not looked at there is told as a remark. */
    static JsonNode find(GatewayOptions options, String url) {
        JsonNode found = options.gateway()
                .post("/sources:discover", Gateway.JSON.createObjectNode().put("url", url));
        found.path("notes").forEach(note -> options.printer().note(note.asText()));
        return found;
    }

    /** Addresses are not cut: they are there to be copied. */
    static String line(JsonNode item) {
        String title = item.path("title").asText("");
        return "%-8s %s  (%s%s)"
                .formatted(
                        item.path("kind").asText(),
                        item.path("url").asText(),
                        item.path("how").asText(),
                        title.isEmpty() || title.equals("null") ? "" : ": " + title);
    }
}
