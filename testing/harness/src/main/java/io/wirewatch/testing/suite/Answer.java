package io.wirewatch.testing.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** An answer of the gateway. */
public record Answer(String call, HttpResponse<String> response) {
    /** The status. */
    public int status() {
        return response.statusCode();
    }

    /** The body as text. */
    public String body() {
        return response.body();
    }

    /** A header, or null. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return Rest.JSON.readTree(body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    /** Itself, if the status is one of these. */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(status -> status == status())) {
            throw new AssertionError("expected " + Arrays.toString(statuses) + ": " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return call + " -> " + status() + " " + body();
    }
}
