package io.wirewatch.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;

/** Versions as entity tags (RFC 9110, sections 8.8.3 and 13.1.1): {@code ETag: "3"}, {@code If-Match: "3"}. */
public final class Versions {
    private Versions() {}

    /**
     * Holds a change back where the client expects another version than there is.
     *
     * @param current the version there is; null where there is none
     * @throws ProblemException 412
     */
    public static void check(HttpRequest<?> request, Integer current) {
        String wanted = request.getHeaders().get(HttpHeaders.IF_MATCH);
        if (wanted != null && !matches(wanted, current)) {
            throw ProblemException.of(
                    412,
                    Problem.Kind.PRECONDITION,
                    "If-Match says " + wanted + ", but "
                            + (current == null ? "there is none" : "the version is " + tag(current))
                            + ". Read it again, then change it.");
        }
        String none = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        if (none != null && current != null && matches(none, current)) {
            throw ProblemException.of(
                    412, Problem.Kind.PRECONDITION, "If-None-Match says " + none + ", but it is there already.");
        }
    }

    private static boolean matches(String header, Integer current) {
        return current != null
                && (header.strip().equals("*")
                        || Arrays.stream(header.split(",", -1))
                                .anyMatch(tag -> tag.strip().equals(tag(current))));
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** An answer that says which version it shows. */
    public static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response, int version) {
        return response.header(HttpHeaders.ETAG, tag(version));
    }

    /** 201 for what is new, 200 for what was replaced, with its version. */
    public static <T> MutableHttpResponse<T> put(boolean created, T body, int version) {
        return tagged(created ? HttpResponse.created(body) : HttpResponse.ok(body), version);
    }
}
