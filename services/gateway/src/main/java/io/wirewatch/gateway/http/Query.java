package io.wirewatch.gateway.http;

import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The query of a call: each name known and given once, each value of its form; otherwise 400. */
public final class Query {
    private static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 50;
    private static final char BY_TIME = 't';
    private static final char BY_KEY = 'k';

    private final HttpRequest<?> request;

    private Query(HttpRequest<?> request) {
        this.request = request;
    }

    /** Where a list goes on: behind what has this time and id. */
    public record Place(Instant time, String id) {}

    /**
     * The query of a request.
     *
     * @param names what it may hold
     */
    public static Query of(HttpRequest<?> request, String... names) {
        Set<String> known = Set.of(names);
        for (String name : request.getParameters().names()) {
            if (!known.contains(name)) {
                throw ProblemException.badRequest("Unknown query parameter \"" + name + "\"; known are "
                        + String.join(", ", Arrays.stream(names).sorted().toList()) + ".");
            }
            if (request.getParameters().getAll(name).size() > 1) {
                throw ProblemException.badRequest("The query parameter \"" + name + "\" is given twice.");
            }
        }
        return new Query(request);
    }

    /** A text; null where it is not given or empty. */
    public String text(String name) {
        String value = request.getParameters().get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Whether it is given, even if empty. */
    public boolean has(String name) {
        return request.getParameters().contains(name);
    }

    /** A time; null where it is not given. */
    public Instant instant(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            return java.time.OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.badRequest("\"" + name + "\" must be a time as RFC 3339 writes it"
                    + " (2026-11-24T10:00:00Z), not \"" + value + "\".");
        }
    }

    /** How many items are wanted: 1 to 1000, by default 50. */
    public int limit() {
        String value = text("limit");
        if (value == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // The answer is the same as for a number out of range.
        }
        throw ProblemException.badRequest("\"limit\" must be 1 to " + MAX_LIMIT + ", not \"" + value + "\".");
    }

    /** Some of a closed set of words, comma separated; empty where it is not given. */
    public Set<String> words(String name, List<String> known) {
        String value = text(name);
        Set<String> words = new LinkedHashSet<>();
        for (String word : value == null ? new String[0] : value.split(",", -1)) {
            if (!known.contains(word.strip())) {
                throw ProblemException.badRequest("\"" + name + "\" takes " + String.join(", ", known)
                        + ", comma separated, not \"" + word + "\".");
            }
            words.add(word.strip());
        }
        return words;
    }

    /** One of a closed set of words; null where it is not given. */
    public String word(String name, List<String> known) {
        String value = text(name);
        if (value != null && !known.contains(value)) {
            throw ProblemException.badRequest(
                    "\"" + name + "\" takes one of " + String.join(", ", known) + ", not \"" + value + "\".");
        }
        return value;
    }

    /** The place that the cursor of a list by time names; null where none is given. */
    public Place place() {
        String cursor = cursor(BY_TIME);
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = cursor.split(" ", 2);
            if (parts.length == 2) {
                return new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
            }
        } catch (NumberFormatException e) {
            // The answer is the same as for one that is no base 64.
        }
        throw noCursor();
    }

    /** The key that the cursor of a list by key names; empty where none is given. */
    public String key() {
        String cursor = cursor(BY_KEY);
        return cursor == null ? "" : cursor;
    }

    private String cursor(char kind) {
        String cursor = text("cursor");
        if (cursor == null) {
            return null;
        }
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (!decoded.isEmpty() && decoded.charAt(0) == kind) {
                return decoded.substring(1);
            }
        } catch (IllegalArgumentException e) {
            // The answer is the same as for the cursor of another list.
        }
        throw noCursor();
    }

    private static ProblemException noCursor() {
        return ProblemException.badRequest("\"cursor\" must be the nextCursor of an earlier answer to this list.");
    }

    /** The cursor behind an item of a list by time. */
    static String cursor(Instant time, String id) {
        return encode(BY_TIME + (time.toEpochMilli() + " " + id));
    }

    /** The cursor behind an item of a list by key, or at any place that a list knows by a text; {@link #key} gives it back. */
    public static String cursor(String key) {
        return encode(BY_KEY + key);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
