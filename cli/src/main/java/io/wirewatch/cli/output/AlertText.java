package io.wirewatch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An alert for people: what fired, the release, and each sentence of the evidence with its aliases marked. */
public final class AlertText {
    private static final Map<String, String> SUPPRESSED = Map.of(
            "cooldown", "not sent: within the cool-down",
            "replay", "this change was not sent: a replay made it quietly");

    private final Style style;

    public AlertText(Style style) {
        this.style = style;
    }

    /**
     * The lines of an alert.
     *
     * @param alert as {@code GET /alerts/{id}} gives it
     */
    public List<String> lines(JsonNode alert) {
        List<String> lines = new ArrayList<>();
        String status = alert.path("status").asText();
        lines.add(style.bold(alert.at("/subscription/name").asText()) + "  " + status(status)
                + style.faint("  " + alert.path("id").asText() + "  "
                        + alert.path("raisedAt").asText() + quiet(alert)));
        handling(alert.path("handling")).forEach(line -> lines.add("  " + style.faint(line)));
        for (JsonNode release : alert.path("releases")) {
            lines.add("  " + release.path("title").asText(release.path("id").asText())
                    + style.faint("  (" + release.path("source").asText() + published(release) + ")"));
            if (release.path("embargo").isObject()) {
                lines.add("    " + style.bad(embargo(release.path("embargo"))));
            }
        }
        sentences(alert.path("evidence")).forEach(sentence -> lines.add("    " + sentence));
        return lines;
    }

    /** What people have done about it; empty where that is nothing. */
    private static List<String> handling(JsonNode handling) {
        List<String> lines = new ArrayList<>();
        if (handling.path("mutedUntil").isTextual()) {
            lines.add("muted until " + handling.path("mutedUntil").asText() + " by "
                    + handling.path("mutedBy").asText());
        }
        if (handling.path("acknowledgedAt").isTextual()) {
            String note = handling.path("note").asText("");
            lines.add("acknowledged " + handling.path("acknowledgedAt").asText() + " by "
                    + handling.path("acknowledgedBy").asText() + (note.isEmpty() ? "" : ": " + note));
        }
        if (handling.path("assignee").isTextual()) {
            lines.add("assigned to " + handling.path("assignee").asText());
        }
        return lines;
    }

    /** {@code embargo until 2021-04-12T10:00:00.000Z: EMBARGOED UNTIL 10:00 GMT, 12 April 2021}. */
    static String embargo(JsonNode embargo) {
        String until = embargo.path("until").isTextual()
                ? " until " + embargo.path("until").asText()
                : "";
        return "embargo" + until + ": " + embargo.path("text").asText();
    }

    /** Why it, or what changed of it, was not sent, or others before it were not. */
    private static String quiet(JsonNode alert) {
        if (alert.path("suppressed").isTextual()) {
            String why = alert.path("suppressed").asText();
            return "  " + SUPPRESSED.getOrDefault(why, "not sent: " + why);
        }
        int before = alert.path("suppressedBefore").asInt();
        return before == 0 ? "" : "  " + before + " not sent before";
    }

    private String status(String status) {
        return switch (status) {
            case "raised" -> style.good(status);
            case "withdrawn" -> style.bad(status);
            default -> status;
        };
    }

    private static String published(JsonNode release) {
        String publishedAt = release.path("publishedAt").asText("");
        return publishedAt.length() < 10 ? "" : ", " + publishedAt.substring(0, 10);
    }

    /** Each sentence of the evidence once, in order, with the aliases found in it marked. */
    List<String> sentences(JsonNode evidence) {
        Map<String, List<String>> aliases = new LinkedHashMap<>();
        for (JsonNode piece : evidence) {
            aliases.computeIfAbsent(piece.path("quote").asText(), quote -> new ArrayList<>())
                    .add(piece.path("alias").asText());
        }
        List<String> sentences = new ArrayList<>();
        aliases.forEach((quote, found) -> sentences.add(mark(quote, found)));
        return sentences;
    }

    private String mark(String quote, List<String> aliases) {
        // The longest first: "NATO" must not break "NATO-Russia Council" before that one was found.
        List<int[]> hits = new ArrayList<>();
        aliases.stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(alias -> {
                    int start = free(quote, alias, hits);
                    if (start >= 0) {
                        hits.add(new int[] {start, start + alias.length()});
                    }
                });
        hits.sort(Comparator.comparingInt(hit -> hit[0]));
        StringBuilder marked = new StringBuilder();
        int end = 0;
        for (int[] hit : hits) {
            marked.append(quote, end, hit[0]).append(style.marked(quote.substring(hit[0], hit[1])));
            end = hit[1];
        }
        return marked.append(quote.substring(end)).toString();
    }

    private static int free(String quote, String alias, List<int[]> taken) {
        if (alias.isEmpty()) {
            return -1;
        }
        int start = quote.indexOf(alias);
        while (start >= 0 && overlaps(start, start + alias.length(), taken)) {
            start = quote.indexOf(alias, start + 1);
        }
        return start;
    }

    private static boolean overlaps(int start, int end, List<int[]> taken) {
        return taken.stream().anyMatch(hit -> start < hit[1] && hit[0] < end);
    }
}
