package io.wirewatch.gateway.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.Emitter;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reactivestreams.Publisher;

/** {@code POST /releases}: one release, an array of them, lines of them, or a file. Answered when they are on the log. */
@Controller("/api/v1/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReleasePushController {
    static final String LINES = "application/x-ndjson";
    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final int MOST_ACCEPTED = 1_000_000;
    private static final int MOST_REFUSED = 10_000;
    private static final int MOST_SKIPPED = 100 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReleaseIntake intake;
    private final ReleaseFiles files;
    private final Answers answers;

    ReleasePushController(ReleaseIntake intake, DocumentReader reader, Answers answers) {
        this.intake = intake;
        this.files = new ReleaseFiles(reader, intake);
        this.answers = answers;
    }

    /** The id of a release that is on the log. */
    record Pushed(String id) {}

    @Post(consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> push(HttpRequest<?> request, @Body InputStream body) throws IOException {
        byte[] json = whole(
                body, "A JSON body may hold 10 MB. Send many releases as " + LINES + ", which may be of any length.");
        return answers.once(request, json, () -> push(json));
    }

    @Post(
            consumes = {
                ReleaseFiles.TEXT,
                ReleaseFiles.HTML,
                ReleaseFiles.MAIL,
                ReleaseFiles.MBOX,
                ReleaseFiles.PDF,
                ReleaseFiles.DOCX,
                ReleaseFiles.DOC,
                ReleaseFiles.ODT,
                ReleaseFiles.RTF,
                ReleaseFiles.ZIP,
                ReleaseFiles.TAR,
                ReleaseFiles.GZIP
            })
    HttpResponse<?> pushFile(HttpRequest<?> request, @Body InputStream body) throws IOException {
        FilePush push = FilePush.of(request);
        byte[] file =
                whole(body, "A file may hold 10 MB. wirewatch ingest takes larger ones; it reads them where they are.");
        String mediaType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        return answers.once(request, file, () -> {
            ReleaseFiles.Outcome outcome = files.take(file, mediaType, push);
            return outcome.isOne() && outcome.batch().refused().isEmpty()
                    ? HttpResponse.accepted()
                            .body(new Pushed(
                                    outcome.batch().accepted().getFirst().id()))
                    : outcome(outcome.batch());
        });
    }

    private static byte[] whole(InputStream body, String tooLarge) throws IOException {
        byte[] bytes;
        try {
            bytes = body.readNBytes(LARGEST_BODY + 1);
        } catch (IOException e) {
            throw unpackedAtOnce(e);
        }
        if (bytes.length > LARGEST_BODY) {
            // Clients hear of it only when they have sent their body; a much larger one is hung up on.
            body.skip(MOST_SKIPPED);
            throw ProblemException.tooLarge(tooLarge);
        }
        return bytes;
    }

    /** A small packed body comes in one piece, and the server gives up where that unpacks to more than it holds in memory. */
    private static IOException unpackedAtOnce(IOException e) {
        if (e.getCause() instanceof BufferLengthExceededException) {
            throw ProblemException.tooLarge(
                    "The body unpacks to more than 10 MB at once. Send it unpacked, or in smaller parts.");
        }
        return e;
    }

    private MutableHttpResponse<?> push(byte[] json) {
        JsonNode tree = StrictJson.tree(json);
        if (tree.isArray()) {
            return outcome(new ReleaseBatch(intake).take(tree));
        }
        try {
            String id = intake.send(intake.record(StrictJson.convert(tree, ReleaseRequest.class)))
                    .await();
            return HttpResponse.accepted().body(new Pushed(id));
        } catch (ProblemException e) {
            if (e.status() < 500) {
                intake.refuse();
            }
            throw e;
        }
    }

    private static MutableHttpResponse<ReleaseBatch.Outcome> outcome(ReleaseBatch.Outcome outcome) {
        if (outcome.accepted().isEmpty() && !outcome.refused().isEmpty()) {
            throw ProblemException.badRequest("No release of the batch was taken; see refused.")
                    .with("accepted", outcome.accepted())
                    .with("refused", outcome.refused());
        }
        return HttpResponse.<ReleaseBatch.Outcome>accepted().body(outcome);
    }

    @Post(
            consumes = {LINES, "application/jsonl"},
            produces = {MediaType.APPLICATION_JSON, LINES})
    HttpResponse<?> pushLines(HttpRequest<?> request, @Body InputStream body) throws IOException, InterruptedException {
        ReleaseLines lines = new ReleaseLines(intake);
        if (request.getHeaders().accept().stream()
                .anyMatch(type -> type.getName().equals(LINES))) {
            return HttpResponse.<Publisher<byte[]>>ok(Emitter.answer(PATIENCE, to -> answer(lines, body, to), () -> {}))
                    .contentType(LINES);
        }
        Collected collected = new Collected();
        try {
            if (!lines.take(body, collected)) {
                throw collected.away;
            }
        } catch (FullException e) {
            collected.refused.add(new ReleaseBatch.Refused(collected.told(), 413, e.getMessage()));
        } catch (IOException e) {
            throw unpackedAtOnce(e);
        }
        return outcome(new ReleaseBatch.Outcome(collected.accepted, collected.refused));
    }

    private static void answer(ReleaseLines lines, InputStream body, Emitter to) throws InterruptedException {
        try (body) {
            // Where the log takes no more, the line that says so (503) is the last.
            lines.take(body, new ReleaseLines.Listener() {
                @Override
                public void accepted(int index, String id) throws InterruptedException {
                    emit(to, new ReleaseBatch.Accepted(index, id));
                }

                @Override
                public void refused(int index, ProblemException why) throws InterruptedException {
                    emit(to, new ReleaseBatch.Refused(index, why.status(), why.getMessage()));
                }
            });
        } catch (IOException e) {
            throw new Emitter.EndedException("the client went away: " + e.getMessage());
        }
    }

    private static void emit(Emitter to, Object line) throws InterruptedException {
        to.emit(new String(StrictJson.write(line), StandardCharsets.UTF_8) + "\n");
    }

    /** An answer that is held in memory cannot tell of any number of lines, and a packed body has many. */
    private static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FullException() {
            super("This line and those after it are not answered, as one answer tells of " + MOST_ACCEPTED
                    + " taken and "
                    + MOST_REFUSED + " refused lines at most: send them anew, or ask for lines as the answer (Accept: "
                    + LINES
                    + ").");
        }
    }

    private static final class Collected implements ReleaseLines.Listener {
        private final List<ReleaseBatch.Accepted> accepted = new ArrayList<>();
        private final List<ReleaseBatch.Refused> refused = new ArrayList<>();
        private ProblemException away;

        @Override
        public void accepted(int index, String id) {
            check(accepted, MOST_ACCEPTED);
            accepted.add(new ReleaseBatch.Accepted(index, id));
        }

        @Override
        public void refused(int index, ProblemException why) {
            check(refused, MOST_REFUSED);
            away = why.status() == 503 ? why : away;
            refused.add(new ReleaseBatch.Refused(index, why.status(), why.getMessage()));
        }

        private static void check(List<?> told, int most) {
            if (told.size() == most) {
                throw new FullException();
            }
        }

        private int told() {
            return accepted.size() + refused.size();
        }
    }
}
