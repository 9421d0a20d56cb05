package io.wirewatch.gateway.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param type a URN that names the kind of problem
 * @param title the kind in words, the same for each problem of it
 * @param status the HTTP status
 * @param detail what is wrong here and what to do about it
 * @param instance the path that was called
 * @param more further members, as {@code position} of a bad expression
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonAnyGetter Map<String, Object> more) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        more = Map.copyOf(more);
    }

    /** A problem of a kind. */
    static Problem of(int status, Kind kind, String detail, String instance, Map<String, Object> more) {
        return new Problem("urn:wirewatch:problem:" + kind.slug(), kind.title(), status, detail, instance, more);
    }

    /** The kinds of problems; their URNs are part of the contract. */
    public enum Kind {
        BAD_REQUEST("bad-request", "The request cannot be read"),
        BAD_FIELD("bad-field", "A field is not as it must be"),
        BAD_EXPRESSION("bad-expression", "The expression is no rule"),
        UNKNOWN_ENDPOINT("unknown-endpoint", "There is no such endpoint"),
        TARGET_REFUSED("target-refused", "The address may not be called"),
        UNAUTHENTICATED("unauthenticated", "Who are you?"),
        FORBIDDEN("forbidden", "Not from here"),
        NOT_FOUND("not-found", "There is nothing here"),
        NOT_ALLOWED("method-not-allowed", "Not with this method"),
        CONFLICT("conflict", "The id is in use"),
        IN_PROGRESS("in-progress", "The first request with this key is still at work"),
        GONE("cursor-gone", "The cursor is too old"),
        PRECONDITION("precondition-failed", "It has changed since you read it"),
        TOO_LARGE("too-large", "Too large"),
        MEDIA("unsupported-media-type", "Not in this format"),
        KEY_REUSED("key-reused", "The key was used for another request"),
        UNAVAILABLE("unavailable", "Not now, but soon"),
        FAILED("failed", "The gateway failed");

        private final String slug;
        private final String title;

        Kind(String slug, String title) {
            this.slug = slug;
            this.title = title;
        }

        String slug() {
            return slug;
        }

        String title() {
            return title;
        }
    }
}
