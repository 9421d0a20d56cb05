package io.wirewatch.gateway.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.wirewatch.runtime.kafka.BarrierTimeoutException;
import io.wirewatch.schemas.RegistryException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error that leaves the gateway is a problem, whoever found it. */
@Factory
final class ProblemHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);

    /** Errors that the server itself finds: no such path, method, media type; body too large; argument missing. */
    @Singleton
    @Primary
    ErrorResponseProcessor<Problem> serverErrors() {
        return new ErrorResponseProcessor<>() {
            @Override
            public MutableHttpResponse<Problem> processResponse(ErrorContext error, MutableHttpResponse<?> base) {
                Problem problem = Problem.of(
                        base.code(),
                        kind(base.code()),
                        detail(error, base.code()),
                        error.getRequest().getPath(),
                        Map.of());
                return base.body(problem).contentType(Problem.MEDIA_TYPE);
            }
        };
    }

    private static String detail(ErrorContext error, int status) {
        String found = error.getErrors().stream()
                .map(io.micronaut.http.server.exceptions.response.Error::getMessage)
                .collect(Collectors.joining("; "));
        return switch (status) {
            case 404 -> "There is nothing at " + error.getRequest().getPath() + "; /openapi lists what there is.";
            case 413 ->
                "A JSON body may hold 10 MB. Send many releases as application/x-ndjson, which may be of any length.";
            case 500 -> "The gateway failed; its log says why.";
            default -> found.isEmpty() ? "The request was refused." : found;
        };
    }

    private static Problem.Kind kind(int status) {
        return switch (status) {
            case 401 -> Problem.Kind.UNAUTHENTICATED;
            case 403 -> Problem.Kind.FORBIDDEN;
            case 404 -> Problem.Kind.NOT_FOUND;
            case 405 -> Problem.Kind.NOT_ALLOWED;
            case 413 -> Problem.Kind.TOO_LARGE;
            case 415 -> Problem.Kind.MEDIA;
            case 503 -> Problem.Kind.UNAVAILABLE;
            default -> status < 500 ? Problem.Kind.BAD_REQUEST : Problem.Kind.FAILED;
        };
    }

    /** Errors that resources find. */
    @Singleton
    ExceptionHandler<ProblemException, HttpResponse<?>> problems() {
        return new ExceptionHandler<>() {
            @Override
            @SuppressWarnings("rawtypes") // the interface is raw here
            public HttpResponse<?> handle(HttpRequest request, ProblemException problem) {
                return answer(request, problem);
            }
        };
    }

    /** What nobody expected: a fault of the surroundings may be tried again, any other is ours. */
    @Singleton
    ExceptionHandler<RuntimeException, HttpResponse<?>> failures() {
        return new ExceptionHandler<>() {
            @Override
            @SuppressWarnings("rawtypes") // the interface is raw here
            public HttpResponse<?> handle(HttpRequest request, RuntimeException failure) {
                if (isAway(failure)) {
                    return answer(request, ProblemException.unavailable(failure));
                }
                LOG.error("request failed: method={} path={}", request.getMethodName(), request.getPath(), failure);
                return answer(
                        request,
                        ProblemException.of(500, Problem.Kind.FAILED, "The gateway failed; its log says why."));
            }
        };
    }

    private static boolean isAway(RuntimeException failure) {
        return failure instanceof KafkaException
                || failure instanceof BarrierTimeoutException
                || (failure instanceof RegistryException registry && registry.transientFailure());
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, ProblemException problem) {
        MutableHttpResponse<Problem> response = HttpResponse.<Problem>status(problem.status(), problem.getMessage())
                .body(problem.problem(request.getPath()))
                .contentType(Problem.MEDIA_TYPE);
        problem.headers().forEach(response::header);
        return response;
    }
}
