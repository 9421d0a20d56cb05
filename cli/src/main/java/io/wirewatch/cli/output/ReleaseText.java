package io.wirewatch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A release for people: its text with the mentions marked, the actors in it, and who else is there with a rule that watches them. */
public final class ReleaseText {
    private static final Set<String> AROUND = Set.of("notes", "about", "contact");

    private final Style style;

    public ReleaseText(Style style) {
        this.style = style;
    }

    /**
     * The lines of a release.
     *
     * @param release as {@code GET /releases/{id}} gives it
     */
    public List<String> lines(JsonNode release) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(marked(release, release.path("title").asText(), true)));
        lines.add(style.faint(about(release)));
        if (release.path("embargo").isObject()) {
            lines.add(style.bad(AlertText.embargo(release.path("embargo"))));
        }
        for (JsonNode date : release.path("datesPassedOver")) {
            lines.add(style.faint(passedOver(date)));
        }
        for (JsonNode note : release.path("selectorNotes")) {
            lines.add(style.faint("selector " + note.asText()));
        }
        lines.addAll(zoned(marked(release, release.path("text").asText(), false), release.path("zones")));
        add(lines, "Actors", actors(release));
        add(lines, "Also there", entities(release.path("entities")));
        return lines;
    }

    /** {@code date not taken: "31 February 2026" (given: impossible)}. */
    private static String passedOver(JsonNode date) {
        return "date not taken: \"" + date.path("text").asText() + "\" ("
                + date.path("source").asText() + ": " + date.path("reason").asText() + ")";
    }

    /** The lines of a text; what stands around the news is labelled where it begins. */
    private List<String> zoned(String text, JsonNode zones) {
        List<String> lines = new ArrayList<>();
        String last = "";
        int paragraph = 0;
        for (String line : text.lines().toList()) {
            String zone = zones.path(paragraph).asText();
            boolean begins = !line.isEmpty() && !zone.equals(last) && AROUND.contains(zone);
            lines.add(begins ? style.faint("(" + zone + ") ") + line : line);
            if (!line.isEmpty()) {
                last = zone;
                paragraph++;
            }
        }
        return lines;
    }

    private static String about(JsonNode release) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("id", "publishedAt", "source", "language", "stage", "url")) {
            String text = Table.text(release.path(field));
            if (field.equals("publishedAt") && release.path("dateSource").isTextual()) {
                text += " (" + release.path("dateSource").asText() + ")";
            }
            if (!text.isEmpty()) {
                parts.add(text);
            }
        }
        if (release.path("version").asInt() > 1) {
            parts.add("version " + release.path("version").asInt());
        }
        if (release.path("status").asText().equals("withdrawn")) {
            parts.add("withdrawn");
        }
        if (release.path("notice").isTextual()) {
            parts.add("notice: " + release.path("notice").asText());
        }
        return String.join("  ", parts);
    }

    private static void add(List<String> lines, String heading, List<String> members) {
        if (!members.isEmpty()) {
            lines.add("");
            lines.add(heading);
            members.forEach(member -> lines.add("  " + member));
        }
    }

    /** The text with what is mentioned in it marked; of two that overlap the one that begins first, of these the longer one. */
    private String marked(JsonNode release, String text, boolean headline) {
        List<JsonNode> mentions = StreamSupport.stream(release.path("mentions").spliterator(), false)
                .filter(mention -> mention.path("zone").asText().equals("headline") == headline)
                .sorted(Comparator.<JsonNode>comparingInt(
                                mention -> mention.path("start").asInt())
                        .thenComparingInt(mention -> -mention.path("end").asInt()))
                .toList();
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (JsonNode mention : mentions) {
            int start = mention.path("start").asInt();
            int end = mention.path("end").asInt();
            if (start >= at) {
                marked.append(text, at, start).append(style.marked(text.substring(start, end)));
                at = end;
            }
        }
        return marked.append(text.substring(at)).toString();
    }

    /** Each actor with the words that name it: {@code nato  NATO, the Alliance}. */
    private List<String> actors(JsonNode release) {
        Map<String, List<String>> aliases = new LinkedHashMap<>();
        for (JsonNode mention : release.path("mentions")) {
            if (mention.path("actor").isTextual()) {
                List<String> known =
                        aliases.computeIfAbsent(mention.path("actor").asText(), actor -> new ArrayList<>());
                String alias = mention.path("alias").asText();
                if (!known.contains(alias)) {
                    known.add(alias);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        aliases.forEach((actor, words) -> lines.add(style.bold(actor) + "  " + String.join(", ", words)));
        return lines;
    }

    private List<String> entities(JsonNode entities) {
        List<String> lines = new ArrayList<>();
        for (JsonNode entity : entities) {
            String role = Table.text(entity.path("role"));
            lines.add(style.bold(entity.path("name").asText())
                    + "  " + entity.path("kind").asText()
                    + (role.isEmpty() ? "" : ", " + role)
                    + style.faint(
                            "  watch '" + entity.path("expression").asText().replace("'", "'\\''") + "'"));
        }
        return lines;
    }
}
