package io.wirewatch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the demo shows: subscriptions, then releases in order, each with what it must raise. It is the resource {@code
 * demo/script.json}.
 */
record DemoScript(List<JsonNode> subscriptions, List<Step> steps) {

    /**
     * A release.
     *
     * @param why what it is there to show
     * @param raises the subscriptions that must alert for it
     * @param body as {@code POST /releases} takes it
     */
    record Step(String why, Set<String> raises, ObjectNode body) {}

    static DemoScript load() {
        try {
            JsonNode script = Gateway.JSON.readTree(read("script.json"));
            List<JsonNode> subscriptions = new ArrayList<>();
            script.path("subscriptions").forEach(subscriptions::add);
            List<Step> steps = new ArrayList<>();
            for (JsonNode release : script.path("releases")) {
                steps.add(step(release));
            }
            return new DemoScript(subscriptions, steps);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's script cannot be read", e);
        }
    }

    private static Step step(JsonNode release) throws IOException {
        String file = release.path("file").asText();
        ObjectNode body = Gateway.JSON.createObjectNode();
        body.put("source", release.path("source").asText());
        body.put("id", release.path("id").asText());
        body.put("url", "https://news.example/" + release.path("id").asText());
        body.put(file.endsWith(".html") ? "html" : "text", read(file));
        Set<String> raises = new TreeSet<>();
        release.path("raises").forEach(id -> raises.add(id.asText()));
        return new Step(release.path("why").asText(), raises, body);
    }

    private static String read(String name) throws IOException {
        try (InputStream in = DemoScript.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IOException("no resource demo/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
