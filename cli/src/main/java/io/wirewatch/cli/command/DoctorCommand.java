package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.suite.SuiteFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for what commonly goes wrong, and says what to do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks machine, data folder, broker, registry, gateway and workers, and says what to do. Exit code"
                        + " 0 when nothing is wrong.")
public final class DoctorCommand implements Callable<Integer> {
    private static final int JAVA = 25;
    private static final long NEEDED_BYTES = 1L << 30;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Option(
            names = "--liveness",
            paramLabel = "URL",
            description = "Ask only whether the process at this address lives.")
    private URI liveness;

    @Mixin
    private DataOption data;

    @Spec
    private CommandSpec spec;

    private record Finding(boolean good, String what, String advice) {}

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = liveness == null ? examine() : List.of(lives(liveness));
        Printer printer =
                new Printer(spec.commandLine().getOut(), spec.commandLine().getErr());
        for (Finding finding : findings) {
            printer.line((finding.good()
                            ? printer.style().good("ok     ")
                            : printer.style().bad("wrong  "))
                    + finding.what());
            if (!finding.good()) {
                printer.line("       " + finding.advice());
            }
        }
        return findings.stream().allMatch(Finding::good) ? 0 : 1;
    }

    private List<Finding> examine() throws IOException {
        List<Finding> findings = new ArrayList<>();
        int java = Runtime.version().feature();
        findings.add(new Finding(java >= JAVA, "Java " + java, "Set JAVA_HOME to a JDK " + JAVA + " or later."));
        findings.add(folder(data.path()));
        Optional<SuiteFile> suite = SuiteFile.read(data.path());
        if (suite.isEmpty()) {
            findings.add(new Finding(
                    false, "no suite runs on " + data.path(), "Start one: ./wirewatch up --data " + data.path()));
            return findings;
        }
        findings.add(broker(suite.get().broker()));
        findings.add(answers("registry", suite.get().registry() + "/subjects"));
        findings.addAll(gateway(suite.get().url()));
        return findings;
    }

    private static Finding folder(Path path) throws IOException {
        Path existing = path;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isWritable(existing)) {
            return new Finding(false, "cannot write " + existing, "Choose another folder with --data, or its owner.");
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        return new Finding(
                free >= NEEDED_BYTES,
                path + " is writable, " + (free >> 20) + " MB free",
                "The log of releases needs room: at least 1 GB.");
    }

    private static Finding broker(String address) {
        String what = "broker at " + address;
        String[] parts = address.split(":", -1);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), (int) TIMEOUT.toMillis());
            return new Finding(true, what, "");
        } catch (IOException e) {
            return new Finding(false, what + " does not answer (" + e.getMessage() + ")", "Start the suite again.");
        }
    }

    private static Finding answers(String what, String address) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return new Finding(status == 200, what + " at " + address + " answers " + status, "See the logs.");
        } catch (IOException e) {
            return new Finding(false, what + " at " + address + " does not answer (" + e + ")", "See the logs.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(false, "interrupted", "");
        }
    }

    private static Finding lives(URI base) {
        return answers("process", base + "/health/liveness");
    }

    private List<Finding> gateway(String url) {
        String logs = "See " + data.path().resolve("logs").resolve("wirewatch.log");
        try {
            JsonNode workers = new Gateway(URI.create(url)).health().at("/details/workers/details");
            List<Finding> findings = new ArrayList<>();
            findings.add(new Finding(true, "gateway at " + url, ""));
            workers.properties()
                    .forEach(worker -> findings.add(new Finding(
                            worker.getValue().asText().equals("READY"),
                            worker.getKey() + ": " + worker.getValue().asText(),
                            logs)));
            return findings;
        } catch (GatewayException e) {
            return List.of(new Finding(false, "gateway: " + e.getMessage(), logs));
        }
    }
}
