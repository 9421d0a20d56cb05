package io.wirewatch.gateway.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.scheduling.TaskExecutors;
import io.wirewatch.gateway.GatewayConfig;
import io.wirewatch.gateway.http.Emitter;
import io.wirewatch.gateway.http.StreamedAnswer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * Answers with what a pass over the past finds: as JSON when all is known, or line by line while it is found. It takes its executor by
 * hand, as {@code AlertStreamController} does.
 */
@Singleton
final class PassAnswers {
    /** The media type of lines. */
    static final String LINES = "application/x-ndjson";

    private final Passes passes;
    private final GatewayConfig config;
    private final ObjectMapper json;
    private final ExecutorService executor;

    PassAnswers(
            Passes passes,
            GatewayConfig config,
            ObjectMapper json,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.passes = passes;
        this.config = config;
        this.json = json;
        this.executor = executor;
    }

    /** What is asked, read and found to make sense. */
    interface Question {
        /**
         * Finds the answer.
         *
         * @param teller told what is known so far, now and then
         * @return all of it
         * @throws InterruptedException if nobody waits for it any more
         */
        Object answer(Teller teller) throws InterruptedException;
    }

    /** Who is told what is known so far. */
    interface Teller {
        /**
         * Told of it.
         *
         * @throws InterruptedException if nobody listens any more
         */
        void tell(Object soFar) throws InterruptedException;
    }

    /**
     * Answers a request.
     *
     * @param question reads the question; whether it is answered in lines makes a difference to some
     */
    CompletableFuture<HttpResponse<?>> answer(HttpRequest<?> request, Function<Boolean, Question> question) {
        boolean lines = request.accept().stream().anyMatch(type -> LINES.equals(type.getName()));
        return CompletableFuture.supplyAsync(
                () -> lines ? stream(question.apply(true)) : whole(question.apply(false)), executor);
    }

    private HttpResponse<?> whole(Question question) {
        try (Passes.Permit _ = passes.permit()) {
            return HttpResponse.ok(question.answer(_ -> {})).contentType(MediaType.APPLICATION_JSON_TYPE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpResponse<?> stream(Question question) {
        passes.permit().close();
        // The place is taken when it is read: an answer that nobody reads holds none.
        return HttpResponse.ok(
                        new StreamedAnswer(Emitter.answer(config.slowReader(), to -> write(question, to), () -> {})))
                .contentType(new MediaType(LINES))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }

    private void write(Question question, Emitter to) throws InterruptedException {
        try (Passes.Permit _ = passes.permit()) {
            to.emit(line(question.answer(soFar -> to.emit(line(soFar)))));
        }
    }

    private String line(Object answer) {
        try {
            return json.writeValueAsString(answer) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
