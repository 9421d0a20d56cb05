package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a suite serves, where its parts are, and how each worker does. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Says whether Wirewatch serves, where broker and registry are, and what is the matter if something is."
                        + " Exit code 0 when everything works.")
public final class StatusCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The gateway (WIREWATCH_URL; default: that of the suite which uses --data).")
    private URI url;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table for people, json for programs (default: table).")
    private GatewayOptions.Format format;

    @Mixin
    private DataOption data;

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ObjectNode status = status();
        Printer printer =
                new Printer(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (format == GatewayOptions.Format.json) {
            printer.json(status);
        } else {
            show(printer, status);
        }
        return status.path("status").asText().equals("up") ? 0 : 1;
    }

    private ObjectNode status() throws IOException {
        Optional<SuiteFile> suite = SuiteFile.read(data.path());
        URI gateway = address(suite);
        ObjectNode status = Gateway.JSON.createObjectNode();
        status.put("url", gateway.toString());
        suite.filter(found -> found.url().equals(gateway.toString()))
                .ifPresent(found -> status.put("broker", found.broker())
                        .put("registry", found.registry())
                        .put("pid", found.pid())
                        .put("data", data.path().toString()));
        try {
            JsonNode health = new Gateway(gateway).health();
            status.put("status", health.path("status").asText("DOWN").equals("UP") ? "up" : "down");
            status.set("workers", health.at("/details/workers/details"));
        } catch (GatewayException e) {
            status.put("status", "down");
            status.put("reason", e.getMessage());
        }
        return status;
    }

    private URI address(Optional<SuiteFile> suite) {
        if (url != null) {
            return url;
        }
        String variable = System.getenv("WIREWATCH_URL");
        if (variable != null && !variable.isBlank()) {
            return URI.create(variable);
        }
        return URI.create(suite.map(SuiteFile::url).orElse("http://127.0.0.1:8080"));
    }

    private static void show(Printer printer, ObjectNode status) {
        boolean up = status.path("status").asText().equals("up");
        printer.line(up ? printer.style().good("up") : printer.style().bad("down"));
        for (String field : new String[] {"reason", "url", "broker", "registry", "data"}) {
            if (status.has(field)) {
                printer.line("  " + field + " ".repeat(10 - field.length())
                        + status.path(field).asText());
            }
        }
        status.path("workers").properties().forEach(worker -> {
            String condition = worker.getValue().asText();
            printer.line("  " + worker.getKey() + "  "
                    + (condition.equals("READY")
                            ? printer.style().good("ready")
                            : printer.style().bad(condition)));
        });
    }
}
