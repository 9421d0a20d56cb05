package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.AlertStream;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.AlertText;
import io.wirewatch.cli.output.Printer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Alerts: the newest, one, or all that come from now on; and what people do about one. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Shows the newest alerts, or follows them as they are raised; says what is done about one.",
        subcommands = {
            HandlingCommands.Mute.class,
            HandlingCommands.Unmute.class,
            HandlingCommands.Acknowledge.class,
            HandlingCommands.Unacknowledge.class,
            HandlingCommands.Assign.class,
            HandlingCommands.Unassign.class
        })
public final class AlertsCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "One alert.")
    private String id;

    @Option(names = "--follow", description = "Go on with each alert as it is raised, updated or withdrawn.")
    private boolean follow;

    @Option(names = "--subscription", paramLabel = "ID", description = "Only of this subscription.")
    private String subscription;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only raised, updated or withdrawn ones.")
    private String status;

    @Option(names = "--origin", paramLabel = "ORIGIN", description = "Only live, late or backfill ones.")
    private String origin;

    @Option(names = "--story", paramLabel = "ID", description = "Only about this story.")
    private String story;

    @Option(names = "--release", paramLabel = "ID", description = "Only those that name this release.")
    private String release;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Only those with a release of this source: id, label or host.")
    private String source;

    @Option(names = "--actor", paramLabel = "ID", description = "Only those with this actor in their evidence.")
    private String actor;

    @Option(names = "--acknowledged", description = "Only those that somebody acknowledged.")
    private boolean acknowledged;

    @Option(names = "--open", description = "Only those that nobody has acknowledged.")
    private boolean open;

    @Option(names = "--assignee", paramLabel = "NAME", description = "Only those that this person sees to.")
    private String assignee;

    @Option(names = "--muted", description = "Only those that are muted now.")
    private boolean muted;

    @Spec
    private CommandSpec spec;

    @Option(names = "--after", paramLabel = "CURSOR", description = "With --follow: start behind this stream id.")
    private String after;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many (default: 20).")
    private int limit;

    @Override
    public Integer call() throws InterruptedException {
        if (acknowledged && open) {
            throw new ParameterException(
                    spec.commandLine(), "--open is for those that nobody has acknowledged: give it or --acknowledged");
        }
        if (follow) {
            if (filters().keySet().stream().anyMatch(filter -> !filter.equals("subscription"))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--follow goes with --subscription and --after alone, since it shows what comes");
            }
            follow();
        } else if (id != null) {
            show(options.gateway().get("/alerts/" + Gateway.encode(id)));
        } else {
            list();
        }
        return 0;
    }

    private Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("subscription", subscription);
        filters.put("status", status);
        filters.put("origin", origin);
        filters.put("story", story);
        filters.put("release", release);
        filters.put("source", source);
        filters.put("actor", actor);
        filters.put("acknowledged", acknowledged || open ? Boolean.toString(acknowledged) : null);
        filters.put("assignee", assignee);
        filters.put("muted", muted ? "true" : null);
        filters.values().removeIf(Objects::isNull);
        return filters;
    }

    private String query() {
        return filters().entrySet().stream()
                .map(filter -> filter.getKey() + "=" + Gateway.encode(filter.getValue()))
                .collect(Collectors.joining("&"));
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
