package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.Printer;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which gateway a command talks to, and how it shows what that answers. */
final class GatewayOptions {
    private static final int PAGE = 500;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:WIREWATCH_URL:-http://127.0.0.1:8080}",
            description = "The gateway (WIREWATCH_URL; default: http://127.0.0.1:8080).")
    private String url;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table for people, json for programs (default: table).")
    private Format format;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** How answers are shown. */
    enum Format {
        table,
        json
    }

    Gateway gateway() {
        try {
            URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (uri.getHost() == null) {
                throw new URISyntaxException(url, "no host");
            }
            return new Gateway(uri);
        } catch (URISyntaxException e) {
            throw new ParameterException(
                    spec.commandLine(), "--url must be an address such as http://127.0.0.1:8080, not '" + url + "'", e);
        }
    }

    boolean json() {
        return format == Format.json;
    }

    Printer printer() {
        return new Printer(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /**
     * The first items of a list, page after page.
     *
     * @param path of the list, with its query if it has one
     */
    ObjectNode list(String path, int limit) {
        Gateway gateway = gateway();
        ArrayNode items = Gateway.JSON.createArrayNode();
        String cursor = null;
        do {
            String page = path + (path.contains("?") ? "&" : "?") + "limit=" + Math.min(PAGE, limit - items.size())
                    + (cursor == null ? "" : "&cursor=" + Gateway.encode(cursor));
            JsonNode answer = gateway.get(page);
            answer.path("items").forEach(items::add);
            cursor = answer.path("nextCursor").asText(null);
        } while (cursor != null && items.size() < limit);
        ObjectNode list = Gateway.JSON.createObjectNode();
        list.set("items", items);
        list.put("nextCursor", cursor);
        return list;
    }
}
