package io.wirewatch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.command.CommandException;
import io.wirewatch.cli.output.AlertText;
import io.wirewatch.cli.output.Printer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Plays the script against a gateway, showing each release, what it raised and the webhooks. */
final class Demo {
    private static final String ENDPOINT = "demo-receiver";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(25);

    private final Gateway gateway;
    private final DemoReceiver receiver;
    private final Printer printer;
    private final DemoScript script = DemoScript.load();
    private final Set<String> shown = new TreeSet<>();
    private final List<String> surprises = new ArrayList<>();
    private boolean usedBefore;
    private int verified;

    Demo(Gateway gateway, DemoReceiver receiver, Printer printer) {
        this.gateway = gateway;
        this.receiver = receiver;
        this.printer = printer;
    }

    /**
     * Plays it.
     *
     * @throws CommandException if something came otherwise than the script says
     */
    void play() throws InterruptedException {
        makeEndpoint();
        script.subscriptions().forEach(this::subscribe);
        int number = 0;
        for (DemoScript.Step step : script.steps()) {
            number++;
            show(number, step);
        }
        printer.line("");
        printer.line(printer.style()
                .bold(script.steps().size() + " releases, " + shown.size() + " alerts, " + verified
                        + " webhooks received and verified"));
        if (!surprises.isEmpty()) {
            throw new CommandException("the demo did not go as it should: " + String.join("; ", surprises));
        }
    }

    private void makeEndpoint() {
        usedBefore = exists("/endpoints/" + ENDPOINT);
        if (usedBefore) {
            // Its secret was shown when it was made, to a receiver that is gone.
            gateway.delete("/endpoints/" + ENDPOINT);
        }
        ObjectNode endpoint = Gateway.JSON.createObjectNode();
        endpoint.put("name", "The demo's receiver").put("kind", "webhook").put("url", receiver.url());
        receiver.trust(
                gateway.put("/endpoints/" + ENDPOINT, endpoint).path("secret").asText());
    }

    private boolean exists(String path) {
        try {
            gateway.get(path);
            return true;
        } catch (GatewayException e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    private void subscribe(JsonNode wanted) {
        ObjectNode subscription = wanted.deepCopy();
        subscription.remove("id");
        subscription.putArray("endpoints").add(ENDPOINT);
        gateway.put("/subscriptions/" + wanted.path("id").asText(), subscription);
        printer.line(
                printer.style().faint("subscription  ") + wanted.path("name").asText() + "  "
                        + printer.style().faint(wanted.path("expression").asText()));
    }

    private void show(int number, DemoScript.Step step) throws InterruptedException {
        String id = gateway.post("/releases", step.body()).path("id").asText();
        JsonNode release = awaitMatched(id);
        printer.line("");
        printer.line(printer.style().bold(number + ". " + release.path("title").asText()) + "  "
                + printer.style().faint(release.path("source").asText() + ", " + id));
        printer.line("   " + printer.style().faint(step.why()));
        Set<String> raised = new TreeSet<>();
        List<String> alerts = alertsOf(release);
        for (String alert : alerts) {
            if (shown.add(alert)) {
                raised.add(showAlert(alert));
            }
        }
        if (raised.isEmpty()) {
            printer.line(
                    "   " + (alerts.isEmpty() ? "no alert" : "no new alert: added to " + String.join(", ", alerts)));
        }
        if (!raised.equals(step.raises())) {
            surprises.add("release " + number + " raised " + raised + " instead of " + step.raises());
        }
    }

    private JsonNode awaitMatched(String id) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode release = releaseOrNull(id);
            if (release != null && release.path("stage").asText().equals("matched")) {
                return release;
            }
            Thread.sleep(POLL);
        }
        throw new CommandException("release " + id + " was not matched within " + PATIENCE.toSeconds() + " s");
    }

    private JsonNode releaseOrNull(String id) {
        try {
            return gateway.get("/releases/" + id);
        } catch (GatewayException e) {
            if (e.status() == 404) {
                return null;
            }
            throw e;
        }
    }

    /** The alerts of a release and of the parts it carries. */
    private List<String> alertsOf(JsonNode release) throws InterruptedException {
        Set<String> alerts = new TreeSet<>();
        release.path("alerts").forEach(alert -> alerts.add(idOf(alert)));
        for (JsonNode part : release.path("parts")) {
            awaitMatched(idOf(part)).path("alerts").forEach(alert -> alerts.add(idOf(alert)));
        }
        return List.copyOf(alerts);
    }

    private static String idOf(JsonNode node) {
        return node.isTextual() ? node.asText() : node.path("id").asText();
    }

    private String showAlert(String id) throws InterruptedException {
        JsonNode alert = gateway.get("/alerts/" + id);
        new AlertText(printer.style()).lines(alert).forEach(line -> printer.line("   " + line));
        if (usedBefore) {
            resend(id);
        }
        DemoReceiver.Webhook webhook = receiver.await(id, PATIENCE);
        if (webhook == null || !webhook.verified()) {
            surprises.add("the webhook of " + id + (webhook == null ? " did not come" : " has a wrong signature"));
        } else {
            verified++;
            printer.line("   " + printer.style().good("webhook  ")
                    + webhook.message().path("type").asText() + ", signature verified"
                    + printer.style().faint("  " + webhook.id()));
        }
        return alert.at("/subscription/id").asText();
    }

    /** On data that has seen the demo before, the webhooks were sent before too. */
    private void resend(String alert) {
        for (JsonNode delivery :
                gateway.get("/endpoints/" + ENDPOINT + "/deliveries?limit=1000").path("items")) {
            if (idOf(delivery.path("alert")).equals(alert)) {
                gateway.post("/deliveries/" + delivery.path("id").asText() + ":resend", null);
            }
        }
    }
}
