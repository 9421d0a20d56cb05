package io.wirewatch.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.gateway.http.AnswerFile.Answer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Carries out a POST with an {@code Idempotency-Key} once: the same key gives the first answer again for 24 hours, if the
 * first succeeded. The key is kept by this gateway; a request that reached another one, or died before it was answered,
 * gives the same ids again, since those are made from the key.
 */
public final class Answers {
    /** The header. */
    public static final String KEY = "Idempotency-Key";

    private static final int LONGEST_KEY = 255;
    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final AnswerFile file;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();

    public Answers(AnswerFile file) {
        this.file = file;
    }

    /** The id of what a request makes: of its key, if it has one, so that a repetition makes the same. */
    public static String newId(HttpRequest<?> request, String prefix) {
        String key = request.getHeaders().get(KEY);
        return key == null ? Ids.random(prefix) : Ids.hashed(prefix, "idempotency-key", request.getPath(), key);
    }

    /** Carries the request out, or gives its first answer again. */
    public HttpResponse<?> once(HttpRequest<?> request, byte[] body, Supplier<MutableHttpResponse<?>> work) {
        String key = request.getHeaders().get(KEY);
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.badRequest(KEY + " must have 1 to " + LONGEST_KEY + " characters.");
        }
        String name = request.getMethodName() + " " + request.getPath() + " " + key;
        if (!atWork.add(name)) {
            throw ProblemException.of(
                    409, Problem.Kind.IN_PROGRESS, "A request with this " + KEY + " is at work; wait for its answer.");
        }
        try {
            return once(name, Ids.sha256Hex(new String(body, StandardCharsets.ISO_8859_1)), work);
        } finally {
            atWork.remove(name);
        }
    }

    private HttpResponse<?> once(String name, String fingerprint, Supplier<MutableHttpResponse<?>> work) {
        Optional<Answer> first = file.find(name);
        if (first.isPresent()) {
            return again(first.get(), fingerprint);
        }
        MutableHttpResponse<?> response = work.get();
        String written =
                response.body() == null ? "" : new String(StrictJson.write(response.body()), StandardCharsets.UTF_8);
        file.keep(name, new Answer(fingerprint, response.code(), headers(response), written));
        return response;
    }

    private static HttpResponse<?> again(Answer first, String fingerprint) {
        if (!first.request().equals(fingerprint)) {
            throw ProblemException.of(
                    422,
                    Problem.Kind.KEY_REUSED,
                    "This " + KEY + " was used with another body; take a new one for a new request.");
        }
        MutableHttpResponse<String> response = HttpResponse.<String>status(first.status(), null)
                .body(first.body())
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Idempotent-Replayed", "true");
        first.headers().forEach(response::header);
        return response;
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            response.getHeaders().findFirst(name).ifPresent(value -> kept.put(name, value));
        }
        return kept;
    }
}
