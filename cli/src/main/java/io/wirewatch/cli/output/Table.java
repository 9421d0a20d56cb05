package io.wirewatch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rows under headings, each column as wide as it needs up to a limit. Built from JSON objects. */
public final class Table {
    private static final int WIDEST = 60;
    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();

    private record Column(String heading, Function<JsonNode, String> cell) {}

    /** Adds a column that shows a field; nested ones by {@code /}: {@code subscription/name}. */
    public Table column(String heading, String field) {
        String pointer = "/" + field;
        return column(heading, row -> text(row.at(pointer)));
    }

    /** Adds a column. */
    public Table column(String heading, Function<JsonNode, String> cell) {
        columns.add(new Column(heading, cell));
        return this;
    }

    /** A value as text: lists comma separated, nothing for null. */
    static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(
                    part.isTextual() ? part.asText() : part.path("text").asText()));
            return String.join(", ", parts);
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    /** The lines of the table, headings first. */
    public List<String> lines(Iterable<JsonNode> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(Column::heading).toList());
        for (JsonNode row : rows) {
            cells.add(columns.stream()
                    .map(column -> fit(column.cell().apply(row)))
                    .toList());
        }
        int[] widths = widths(cells);
        return cells.stream().map(row -> line(row, widths)).toList();
    }

    private static String fit(String cell) {
        String line = cell.replaceAll("\\s+", " ");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(row.get(i))
                    .repeat(' ', widths[i] - row.get(i).length());
        }
        return line.toString().stripTrailing();
    }
}
