package io.wirewatch.cli.command;

import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.client.Patience;
import io.wirewatch.cli.ingest.Bookmarks;
import io.wirewatch.cli.ingest.GatewayDoor;
import io.wirewatch.cli.ingest.InputFiles;
import io.wirewatch.cli.ingest.LogDoor;
import io.wirewatch.cli.ingest.Progress;
import io.wirewatch.cli.ingest.ReleaseDoor;
import io.wirewatch.cli.ingest.ReleaseReader;
import io.wirewatch.cli.ingest.ReleaseSender;
import java.io.IOException;
import java.net.URI;
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
                "Pushes releases: text, HTML, mail, mailboxes, PDF, Word, OpenDocument, RTF, web archives (WARC), feeds, JSON"
                        + " lines, and these packed (zip, tar, gz, bz2, xz, zst); files, folders, addresses, or - for standard"
                        + " input. Waits while the gateway or the broker is away, and goes on. Cut off, the same command goes"
                        + " on in mailboxes, web archives, JSON lines and packed files where it was. Exit code 1 if something was refused.")
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
            description = "How long to wait for a gateway, or a log, that is away (default: ${DEFAULT-VALUE}).")
    private String patience;

    @Option(names = "--from-start", description = "Reads all of files whose reading was cut off.")
    private boolean fromStart;

    @Mixin
    private DirectOptions direct;

    @Mixin
    private DataOption data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            if (!direct.isDirect()) {
                Gateway gateway = options.gateway();
                return ingest(new GatewayDoor(gateway), gateway.base());
            }
            DirectOptions.Log log = direct.log(data.path());
            try (LogDoor door = new LogDoor(log.bootstrap(), log.registry(), data.path())) {
                return ingest(door, URI.create("log://" + log.bootstrap()));
            }
        } catch (GatewayException e) {
            throw new CommandException(
                    e.getMessage()
                            + " (run the command again: it goes on where it was, and what has arrived is not doubled)",
                    e);
        }
    }

    /** @param to names the door for its bookmarks: another has not what one was given */
    private int ingest(ReleaseDoor door, URI to) throws IOException, InterruptedException {
        List<Path> files = files();
        boolean isLengthKnown = inputs.stream().noneMatch(input -> IngestInputs.isAddress(input) || input.equals("-"));
        try (Progress progress = Progress.of(isLengthKnown ? InputFiles.size(files) : -1);
                ReleaseReader releases = new ReleaseReader(source, historical)) {
            IngestReport report = new IngestReport(options);
            ReleaseSender sender = new ReleaseSender(door, patience(progress), report);
            IngestInputs reader = new IngestInputs(releases, sender, report, progress, bookmarks(to, progress));
            for (String input : inputs) {
                reader.read(input);
            }
            sender.flush();
            return report.close();
        }
    }

    private Bookmarks bookmarks(URI door, Progress progress) {
        Path folder = data.path().resolve("ingest");
        Bookmarks bookmarks = new Bookmarks(folder, door, source, historical, progress::say);
        return fromStart ? bookmarks.forgetful() : bookmarks;
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
