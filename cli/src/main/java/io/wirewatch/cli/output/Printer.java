package io.wirewatch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;

/** Prints to a command's streams: answers to standard output, everything about them to standard error. */
public final class Printer {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Style style = new Style(Terminal.colours());

    public Printer(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Emphasis for this output. */
    public Style style() {
        return style;
    }

    /** One line of the answer. */
    public void line(String line) {
        out.println(line);
        out.flush();
    }

    /** Lines of the answer, written together. */
    public void lines(List<String> lines) {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line).append(System.lineSeparator()));
        out.print(all);
        out.flush();
    }

    /** A remark that is not part of the answer. */
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    /** A JSON document, over several lines. */
    public void json(JsonNode document) {
        line(document.toPrettyString());
    }

    /** The rows as a table, or a remark that there are none. */
    public void table(Table table, JsonNode rows, String none) {
        if (rows.isEmpty()) {
            note(none);
            return;
        }
        boolean heading = true;
        for (String line : table.lines(rows)) {
            out.println(heading ? style.bold(line) : line);
            heading = false;
        }
        out.flush();
    }

    /** An object as lines of names and values. */
    public void fields(JsonNode object) {
        int width = object.properties().stream()
                .mapToInt(field -> field.getKey().length())
                .max()
                .orElse(0);
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String text = value.isContainerNode() ? value.toString() : Table.text(value);
            out.println(style.bold(
                            field.getKey() + " ".repeat(width - field.getKey().length())) + "  " + text);
        });
        out.flush();
    }
}
