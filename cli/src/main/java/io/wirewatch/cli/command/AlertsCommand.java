package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.AlertStream;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.AlertText;
import io.wirewatch.cli.output.Printer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Alerts: the newest, one, or all that come from now on. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Shows the newest alerts, or follows them as they are raised.")
public final class AlertsCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "One alert.")
    private String id;

    @Option(names = "--follow", description = "Go on with each alert as it is raised, updated or withdrawn.")
    private boolean follow;

    @Option(names = "--subscription", paramLabel = "ID", description = "Only of this subscription.")
    private String subscription;

    @Option(names = "--after", paramLabel = "CURSOR", description = "With --follow: start behind this stream id.")
    private String after;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many (default: 20).")
    private int limit;

    @Override
    public Integer call() throws InterruptedException {
        if (follow) {
            follow();
        } else if (id != null) {
            show(options.gateway().get("/alerts/" + Gateway.encode(id)));
        } else {
            list();
        }
        return 0;
    }

    private String query() {
        return subscription == null ? "" : "subscription=" + Gateway.encode(subscription);
    }

    private void list() {
        JsonNode list = options.list("/alerts" + (query().isEmpty() ? "" : "?" + query()), limit);
        if (options.json()) {
            options.printer().json(list);
            return;
        }
        if (list.path("items").isEmpty()) {
            options.printer().note("no alert yet");
        }
        list.path("items").forEach(this::show);
    }

    private void show(JsonNode alert) {
        Printer printer = options.printer();
        if (options.json()) {
            printer.json(alert);
        } else {
            new AlertText(printer.style()).lines(alert).forEach(printer::line);
        }
    }

    private void follow() throws InterruptedException {
        Printer printer = options.printer();
        new AlertStream(options.gateway(), query(), after)
                .follow(
                        message -> {
                            if (options.json()) {
                                printer.line(message.toString());
                            } else {
                                show(message.path("data"));
                            }
                        },
                        printer::note);
    }
}
