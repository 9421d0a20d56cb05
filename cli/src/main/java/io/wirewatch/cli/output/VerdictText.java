package io.wirewatch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A verdict for people: each part of the rule, whether it holds and why, and the sentences found. */
public final class VerdictText {
    private final Style style;
    private final AlertText alerts;

    public VerdictText(Style style) {
        this.style = style;
        this.alerts = new AlertText(style);
    }

    /**
     * The lines of a verdict.
     *
     * @param verdict as {@code POST /subscriptions:explain} gives it
     */
    public List<String> lines(JsonNode verdict) {
        List<String> lines = new ArrayList<>();
        add(lines, verdict, "");
        return lines;
    }

    private void add(List<String> lines, JsonNode verdict, String indent) {
        boolean holds = verdict.path("holds").asBoolean();
        lines.add(indent + (holds ? style.good("holds") : style.bad("fails")) + "  "
                + style.bold(verdict.path("part").asText())
                + style.faint("  " + verdict.path("detail").asText()));
        alerts.sentences(verdict.path("found")).forEach(sentence -> lines.add(indent + "       " + sentence));
        verdict.path("parts").forEach(part -> add(lines, part, indent + "  "));
    }
}
