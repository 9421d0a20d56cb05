package io.wirewatch.cli.command;

import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.client.Patience;
import io.wirewatch.cli.ingest.InputFiles;
import io.wirewatch.cli.ingest.Progress;
import io.wirewatch.cli.ingest.ReleaseReader;
import io.wirewatch.cli.ingest.ReleaseSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Pushes releases to the gateway. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Pushes releases: text, HTML, JSON lines; files, folders, addresses, or - for standard input. Waits"
                        + " while the gateway or the broker is away, and goes on. Exit code 1 if something was refused.")
public final class IngestCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "A file, a folder, an address (http, https), or -.")
    private List<String> inputs;

    @Option(names = "--source", paramLabel = "LABEL", description = "Where they come from (default: push).")
    private String source;

    @Option(names = "--historical", description = "They are of the past: stored and searchable, but raise nothing.")
    private boolean historical;

    @Option(
            names = "--patience",
            paramLabel = "10m",
            defaultValue = "10m",
            description = "How long to wait for a gateway that is away (default: ${DEFAULT-VALUE}).")
    private String patience;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> files = files();
        try (Progress progress = Progress.of(files.size() < inputs.size() ? -1 : InputFiles.size(files))) {
            IngestReport report = new IngestReport(options, progress);
            ReleaseSender sender = new ReleaseSender(options.gateway(), patience(progress), report);
            IngestInputs reader = new IngestInputs(new ReleaseReader(source, historical), sender, report);
            for (String input : inputs) {
                reader.read(input);
            }
            sender.flush();
            return report.close();
        } catch (GatewayException e) {
            throw new CommandException(e.getMessage() + " (run the command again: what has arrived is not doubled)", e);
        }
    }

    private Patience patience(Progress progress) {
        try {
            return new Patience(Durations.parse(patience), progress::say);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--patience: " + e.getMessage(), e);
        }
    }

    /** The files among the inputs, for the bar; what cannot be read is told when its turn comes. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String input : inputs) {
            Path path = IngestInputs.isAddress(input) || input.equals("-") ? null : Path.of(input);
            if (path != null && Files.exists(path)) {
                files.addAll(InputFiles.of(path));
            }
        }
        return files;
    }
}
