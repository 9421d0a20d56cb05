package io.wirewatch.cli.demo;

import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.command.Logs;
import io.wirewatch.cli.command.Running;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.suite.Suite;
import io.wirewatch.cli.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what Wirewatch does. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs the whole suite on a dozen bundled releases: their alerts appear here and reach a local webhook"
                        + " receiver. Then it keeps serving, until interrupted.")
public final class DemoCommand implements Callable<Integer> {
    /** The receiver's address; nothing else that is not global may be called. */
    private static final String RECEIVER_NETWORK = "127.0.0.1/32";

    @Option(names = "--once", description = "Stop when everything was shown.")
    private boolean once;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Where the gateway listens; 0 takes a free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything there (default: a folder that goes at the end).")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = data == null ? Files.createTempDirectory("wirewatch-demo") : data.toAbsolutePath();
        Logs.ofSuite(folder, "OFF");
        Printer printer =
                new Printer(spec.commandLine().getOut(), spec.commandLine().getErr());
        printer.note("starting broker, registry and services …");
        try (DemoReceiver receiver = DemoReceiver.start();
                Running running = new Running(() -> forget(folder))) {
            Suite suite = running.start(new SuiteOptions(folder, port, 0, 0, RECEIVER_NETWORK, Map.of()));
            String url = suite.addresses().url();
            new Demo(new Gateway(URI.create(url)), receiver, printer).play();
            printer.line(whereNext(url));
            if (!once) {
                running.awaitEnd();
            }
        }
        return 0;
    }

    private String whereNext(String url) {
        return once
                ? "Look next: ./wirewatch up, then ./wirewatch watch 'NATO AND Russia'; README.md has the rest."
                : "Look next: " + url + "/openapi describes the API; ./wirewatch alerts --url " + url
                        + " lists what you saw. Ctrl-C ends it.";
    }

    private void forget(Path folder) {
        if (data != null) {
            return;
        }
        try (Stream<Path> walked = Files.walk(folder)) {
            List<Path> paths = walked.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            spec.commandLine().getErr().println("wirewatch: " + folder + " is left behind: " + e);
        }
    }
}
