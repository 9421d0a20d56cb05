package io.wirewatch.cli.command;

import io.wirewatch.cli.ingest.InputFiles;
import io.wirewatch.cli.ingest.PendingRelease;
import io.wirewatch.cli.ingest.ReleaseReader;
import io.wirewatch.cli.ingest.ReleaseSender;
import io.wirewatch.cli.ingest.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads the inputs of a command and hands what is in them to the sender. */
final class IngestInputs {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ReleaseReader reader;
    private final ReleaseSender sender;
    private final IngestReport report;

    IngestInputs(ReleaseReader reader, ReleaseSender sender, IngestReport report) {
        this.reader = reader;
        this.sender = sender;
        this.report = report;
    }

    static boolean isAddress(String input) {
        return input.startsWith("http://") || input.startsWith("https://");
    }

    void read(String input) throws InterruptedException {
        if (isAddress(input)) {
            attempt(input, () -> fetch(reader, URI.create(input), this::send));
        } else if (input.equals("-")) {
            attempt(input, () -> reader.stdin(System.in, this::send));
        } else {
            attempt(input, () -> {
                for (Path file : InputFiles.of(Path.of(input))) {
                    attempt(file.toString(), () -> reader.file(file, this::send));
                }
            });
        }
    }

    private interface Reading {
        void run() throws IOException, InterruptedException;
    }

    private void attempt(String origin, Reading reading) throws InterruptedException {
        try {
            reading.run();
        } catch (UnreadableInputException | IllegalArgumentException e) {
            report.unreadable(origin, e.getMessage());
        } catch (IOException e) {
            report.unreadable(origin, "cannot be read: " + e);
        } catch (Interruption e) {
            Thread.currentThread().interrupt();
            throw new InterruptedException();
        }
    }

    private void send(PendingRelease release) {
        try {
            sender.add(release);
        } catch (InterruptedException e) {
            throw new Interruption(e);
        }
    }

    /** Fetches a page and reads it. */
    static void fetch(ReleaseReader reader, URI address, Consumer<PendingRelease> each)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(TIMEOUT)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(TIMEOUT)
                    .header("User-Agent", "wirewatch")
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    throw new UnreadableInputException("answered " + response.statusCode());
                }
                String type = response.headers().firstValue("Content-Type").orElse("");
                reader.page(response.uri(), type, in, each);
            }
        }
    }

    /** Carries an interruption through a consumer. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interruption(InterruptedException cause) {
            super(cause);
        }
    }
}
