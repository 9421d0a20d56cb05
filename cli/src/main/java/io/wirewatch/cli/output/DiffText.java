package io.wirewatch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What an edit changed, for people: changed paragraphs with their words marked, the others counted. */
public final class DiffText {
    private final Style style;

    public DiffText(Style style) {
        this.style = style;
    }

    /**
     * The lines of a difference.
     *
     * @param diff as {@code GET /releases/{id}/diff} gives it
     */
    public List<String> lines(JsonNode diff) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(words(diff.path("title"))));
        lines.add(style.faint(diff.path("release").asText() + "  version "
                + diff.path("from").asInt() + " → " + diff.path("to").asInt()));
        lines.addAll(paragraphs(diff));
        return lines;
    }

    /**
     * Its changed paragraphs, the others counted.
     *
     * @param diff as {@code GET /releases/{id}/diff} gives it
     */
    public List<String> paragraphs(JsonNode diff) {
        List<String> lines = new ArrayList<>();
        int same = 0;
        boolean changed = false;
        for (JsonNode paragraph : diff.path("paragraphs")) {
            if (paragraph.path("kind").asText().equals("same")) {
                same++;
                continue;
            }
            unchanged(lines, same);
            same = 0;
            changed = true;
            lines.add(sign(paragraph.path("kind").asText()) + " " + words(paragraph.path("words")));
        }
        unchanged(lines, same);
        if (!changed) {
            lines.add("The text is the same.");
        }
        return lines;
    }

    private void unchanged(List<String> lines, int paragraphs) {
        if (paragraphs > 0) {
            lines.add(
                    style.faint("  … " + paragraphs + (paragraphs == 1 ? " paragraph" : " paragraphs") + " unchanged"));
        }
    }

    private static String sign(String kind) {
        return switch (kind) {
            case "added" -> "+";
            case "removed" -> "-";
            default -> "~";
        };
    }

    private String words(JsonNode pieces) {
        StringBuilder words = new StringBuilder();
        for (JsonNode piece : pieces) {
            String text = piece.path("text").asText();
            words.append(
                    switch (piece.path("kind").asText()) {
                        case "added" -> style.added(text);
                        case "removed" -> style.removed(text);
                        default -> text;
                    });
        }
        return words.toString();
    }
}
