package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is done again, and of what. */
final class AgainOptions {
    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "What is done again: extraction or cleaning (default: ${DEFAULT-VALUE}).",
            defaultValue = "extraction")
    private String stage;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Only releases of this source, by id, label or host; may be repeated (default: all).")
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--selectors",
            paramLabel = "WHICH",
            description =
                    "With --stage cleaning, the selectors that pages are read by: recorded, by which each was read"
                            + " last, or current, those that its source has now (default: recorded).")
    private String selectors;

    /** As it was typed, or might have been. */
    String typed() {
        StringBuilder typed = new StringBuilder("--stage ").append(stage);
        sources.forEach(source -> typed.append(" --source ").append(source));
        if (selectors != null) {
            typed.append(" --selectors ").append(selectors);
        }
        return typed.toString();
    }

    /** Puts it into a question or a wish; what there is to it, the gateway knows. */
    void into(ObjectNode body) {
        body.put("stage", stage);
        if (!sources.isEmpty()) {
            ArrayNode named = body.putArray("sources");
            sources.forEach(named::add);
        }
        if (selectors != null) {
            body.put("selectors", selectors);
        }
    }
}
