package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a subscription, and an endpoint for it if asked. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Makes a subscription: alerts when a release matches the expression.",
        footer = {
            "",
            "  wirewatch watch 'NATO AND Russia'",
            "  wirewatch watch 'COUNT >= 3 OF (NATO AND Russia) WITHIN 24h'",
            "  wirewatch watch 'PARAGRAPH(NATO AND Russia AND \"liaison office\")' --webhook https://example.org/hook"
        })
public final class WatchCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(paramLabel = "EXPRESSION", description = "What must be mentioned, such as 'NATO AND Russia'.")
    private String expression;

    @Option(names = "--name", description = "Name for people (default: the expression).")
    private String name;

    @Option(names = "--webhook", paramLabel = "URL", description = "Makes an endpoint that posts the alerts there.")
    private String webhook;

    @Option(names = "--endpoint", paramLabel = "ID", description = "An endpoint that is there; may be repeated.")
    private List<String> endpoints = new ArrayList<>();

    @Option(
            names = "--cooldown",
            paramLabel = "1h",
            description =
                    "After an alert is sent, sends no other for so long: 30m, 12h, 1d, or ISO 8601, at most 30d."
                            + " What is raised meanwhile can be read all the same, and the next one that is sent says how many.")
    private String cooldown;

    @Option(
            names = "--backfill",
            paramLabel = "30d",
            description = "Also record what the last days would have raised: 30d, 12h, or ISO 8601.")
    private String backfill;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Duration past = backfill == null ? null : duration("--backfill", backfill);
        Duration quiet = cooldown == null ? null : duration("--cooldown", cooldown);
        Gateway gateway = options.gateway();
        ObjectNode answer = Gateway.JSON.createObjectNode();
        List<String> targets = new ArrayList<>(endpoints);
        if (webhook != null) {
            JsonNode endpoint = gateway.post("/endpoints", endpointOf(webhook));
            targets.add(endpoint.path("id").asText());
            answer.set("endpoint", endpoint);
        }
        JsonNode subscription = gateway.post("/subscriptions", subscriptionTo(targets, quiet));
        answer.set("subscription", subscription);
        if (past != null) {
            answer.set("replay", gateway.post("/replays", backfillOf(subscription, past)));
        }
        show(answer);
        return 0;
    }

    private Duration duration(String option, String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private static ObjectNode endpointOf(String url) {
        return Gateway.JSON
                .createObjectNode()
                .put("name", url)
                .put("kind", "webhook")
                .put("url", url);
    }

    private ObjectNode subscriptionTo(List<String> targets, Duration quiet) {
        ObjectNode subscription = Gateway.JSON.createObjectNode();
        subscription.put("name", name == null ? expression : name).put("expression", expression);
        if (quiet != null) {
            subscription.put("cooldown", quiet.toString());
        }
        if (!targets.isEmpty()) {
            targets.forEach(subscription.putArray("endpoints")::add);
        }
        return subscription;
    }

    private static ObjectNode backfillOf(JsonNode subscription, Duration past) {
        return Gateway.JSON
                .createObjectNode()
                .put("kind", "backfill")
                .put("subscription", subscription.path("id").asText())
                .put("from", Instant.now().minus(past).toString());
    }

    private void show(ObjectNode answer) {
        if (options.json()) {
            options.printer().json(answer);
            return;
        }
        JsonNode subscription = answer.path("subscription");
        options.printer()
                .line("watching " + subscription.path("id").asText() + ": "
                        + subscription.path("canonical").asText(expression));
        JsonNode estimate = subscription.path("estimate");
        if (estimate.path("releases").asInt() > 0) {
            options.printer()
                    .line("it holds in " + estimate.path("matched").asInt() + " of the last "
                            + estimate.path("releases").asInt() + " releases");
        }
        subscription
                .path("warnings")
                .forEach(warning -> options.printer()
                        .note("warning: "
                                + (warning.isTextual()
                                        ? warning.asText()
                                        : warning.path("detail").asText(warning.toString()))));
        if (answer.has("endpoint")) {
            JsonNode endpoint = answer.path("endpoint");
            options.printer()
                    .line("alerts go to " + webhook + " (endpoint "
                            + endpoint.path("id").asText() + ")");
            options.printer()
                    .line("its secret, shown this once: "
                            + endpoint.path("secret").asText());
        }
        if (answer.has("replay")) {
            options.printer()
                    .line("the past is searched by replay "
                            + answer.at("/replay/id").asText());
        }
    }
}
