package io.wirewatch.cli.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a stream of server-sent events (WHATWG HTML, 9.2). */
final class EventReader {
    private final BufferedReader lines;
    private final StringBuilder data = new StringBuilder();
    private String id;
    private boolean idGiven;

    /**
     * An event.
     *
     * @param id its id; null where it has none of its own
     * @param data its data, empty for an event that only carries an id
     */
    record Event(String id, String data) {}

    EventReader(InputStream in) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Hands over each whole event until the stream ends; one that is cut off is left out, as the standard says. */
    void forEach(Consumer<Event> each) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                dispatch(each);
            } else {
                field(line);
            }
        }
    }

    private void dispatch(Consumer<Event> each) {
        if (!data.isEmpty() || idGiven) {
            each.accept(new Event(idGiven ? id : null, data.toString()));
        }
        data.setLength(0);
        idGiven = false;
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (name) {
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            case "id" -> {
                id = value;
                idGiven = true;
            }
            default -> {
                // Comments (heartbeats), "event" and "retry": the data says all that is needed.
            }
        }
    }
}
