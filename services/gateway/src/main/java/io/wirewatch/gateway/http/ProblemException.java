package io.wirewatch.gateway.http;

import java.time.Duration;
import java.util.Map;

/** A request that is answered with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How long a client should wait before it tries again. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final int status;
    private final Problem.Kind kind;
    private final transient Map<String, Object> more;
    private final transient Map<String, String> headers;

    private ProblemException(
            int status,
            Problem.Kind kind,
            String detail,
            Map<String, Object> more,
            Map<String, String> headers,
            Throwable cause) {
        super(detail, cause);
        this.status = status;
        this.kind = kind;
        this.more = Map.copyOf(more);
        this.headers = Map.copyOf(headers);
    }

    /** A problem of a kind. */
    public static ProblemException of(int status, Problem.Kind kind, String detail) {
        return new ProblemException(status, kind, detail, Map.of(), Map.of(), null);
    }

    /** The request itself cannot be read. */
    public static ProblemException badRequest(String detail) {
        return of(400, Problem.Kind.BAD_REQUEST, detail);
    }

    /** A field is not as it must be. */
    public static ProblemException badField(String detail) {
        return of(400, Problem.Kind.BAD_FIELD, detail);
    }

    /** The expression is no rule, with the index of the UTF-16 code unit where it went wrong. */
    public static ProblemException badExpression(int position, String detail) {
        return new ProblemException(
                400, Problem.Kind.BAD_EXPRESSION, detail, Map.of("position", position), Map.of(), null);
    }

    /** There is no such thing. */
    public static ProblemException notFound(String what, String id) {
        return of(404, Problem.Kind.NOT_FOUND, "There is no " + what + " \"" + id + "\".");
    }

    /** The id is in use. */
    public static ProblemException inUse(String what, String id) {
        return of(
                409,
                Problem.Kind.CONFLICT,
                "There is a " + what + " \"" + id + "\" already. PUT /" + what + "s/" + id + " replaces it.");
    }

    /** Too large, and how large it may be. */
    public static ProblemException tooLarge(String detail) {
        return of(413, Problem.Kind.TOO_LARGE, detail);
    }

    /** Who it is must be said first. */
    public static ProblemException unauthenticated(String detail) {
        return new ProblemException(
                401, Problem.Kind.UNAUTHENTICATED, detail, Map.of(), Map.of("WWW-Authenticate", "Bearer"), null);
    }

    /** Broker or registry is away; the client may try again. */
    public static ProblemException unavailable(Throwable cause) {
        return new ProblemException(
                503,
                Problem.Kind.UNAVAILABLE,
                "The log does not take or give records now (" + (cause == null ? "no answer" : rootMessage(cause))
                        + "). Nothing was answered for; send the request again.",
                Map.of(),
                retryAfter(),
                cause);
    }

    /** This gateway cannot serve it now; the client may try again. */
    public static ProblemException busy(String detail) {
        return new ProblemException(503, Problem.Kind.UNAVAILABLE, detail, Map.of(), retryAfter(), null);
    }

    private static Map<String, String> retryAfter() {
        return Map.of("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
    }

    private static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** The same with a further member. */
    public ProblemException with(String name, Object value) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(more);
        all.put(name, value);
        return new ProblemException(status, kind, getMessage(), all, headers, getCause());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Headers of the answer. */
    Map<String, String> headers() {
        return headers;
    }

    /** The problem, for a call of this path. */
    Problem problem(String path) {
        return Problem.of(status, kind, getMessage(), path, more);
    }
}
