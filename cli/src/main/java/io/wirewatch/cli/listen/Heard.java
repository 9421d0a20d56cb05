package io.wirewatch.cli.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A webhook that was looked at.
 *
 * @param type of the message; {@code -} where the body says none
 * @param id its {@code webhook-id}; {@code -} where it has none
 * @param revision of the alert; 0 where the message is about none
 * @param fault what is wrong with it, in words; empty for a good one
 * @param repeat whether a good one of this id came before
 * @param forwarded what the program answered that it was passed on to; empty where it was not
 */
record Heard(
        String type, String id, int revision, Optional<String> fault, boolean repeat, Optional<Forwarded> forwarded) {
    private static final String NONE = "-";
    private static final int LONGEST = 120;

    /** A webhook as it came in; what it holds may be anybody's, and is made fit for a terminal. */
    static Heard of(String id, byte[] body, Optional<String> fault, boolean repeat, Optional<Forwarded> forwarded) {
        JsonNode message = message(body);
        return new Heard(
                shown(message.path("type").asText()),
                shown(id == null ? "" : id),
                message.path("data").path("revision").asInt(),
                fault,
                repeat,
                forwarded);
    }

    private static JsonNode message(byte[] body) {
        try {
            JsonNode message = Gateway.JSON.readTree(body);
            return message == null ? MissingNode.getInstance() : message;
        } catch (JsonProcessingException e) {
            // No JSON: there is no type to show.
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static String shown(String text) {
        String printable = text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.isBlank() ? NONE : printable;
    }

    /** Whether it is good, and the program that it was passed on to took it. */
    boolean isGood() {
        return fault.isEmpty() && forwarded.map(Forwarded::isTaken).orElse(true);
    }

    /** For people. */
    String line() {
        List<String> parts = new ArrayList<>(List.of(type, id));
        if (revision > 0) {
            parts.add("revision " + revision);
        }
        parts.add(fault.map(wrong -> "refused: " + wrong).orElse("signature good"));
        if (fault.isEmpty()) {
            parts.add(repeat ? "repeat" : "new");
        }
        forwarded.ifPresent(answer -> parts.add("forwarded: " + answer.text()));
        return String.join("  ", parts);
    }

    /** For programs. */
    ObjectNode json() {
        ObjectNode json = Gateway.JSON.createObjectNode();
        json.put("type", type).put("id", id).put("revision", revision);
        json.put("fault", fault.orElse(null)).put("repeat", repeat);
        json.set("forwarded", forwarded.map(Forwarded::json).orElse(null));
        return json;
    }
}
