package io.wirewatch.cli.command;

import io.wirewatch.cli.ingest.Bookmarks;
import io.wirewatch.cli.ingest.InputFiles;
import io.wirewatch.cli.ingest.InputReading;
import io.wirewatch.cli.ingest.Progress;
import io.wirewatch.cli.ingest.ReleaseReader;
import io.wirewatch.cli.ingest.ReleaseSender;
import io.wirewatch.cli.ingest.ReleaseSink;
import io.wirewatch.cli.ingest.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Reads the inputs of a command and hands what is in them to the sender. */
final class IngestInputs {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ReleaseReader reader;
    private final ReleaseSender sender;
    private final IngestReport report;
    private final Progress bar;
    private final Bookmarks bookmarks;

    /** @param bookmarks of files whose reading was cut off */
    IngestInputs(ReleaseReader reader, ReleaseSender sender, IngestReport report, Progress bar, Bookmarks bookmarks) {
        this.reader = reader;
        this.sender = sender;
        this.report = report;
        this.bar = bar;
        this.bookmarks = bookmarks;
    }

    static boolean isAddress(String input) {
        return input.startsWith("http://") || input.startsWith("https://");
    }

    void read(String input) throws InterruptedException {
        ReleaseSink sink = InputReading.of(sender, report, bar);
        if (isAddress(input)) {
            attempt(input, () -> fetch(reader, URI.create(input), sink));
        } else if (input.equals("-")) {
            attempt(input, () -> reader.stdin(System.in, sink));
        } else {
            attempt(input, () -> {
                for (Path file : InputFiles.of(Path.of(input))) {
                    attempt(file.toString(), () -> InputReading.file(file, reader, sender, report, bar, bookmarks));
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
        }
    }

    /** Fetches a page and reads it. */
    static void fetch(ReleaseReader reader, URI address, ReleaseSink each) throws IOException, InterruptedException {
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
}
