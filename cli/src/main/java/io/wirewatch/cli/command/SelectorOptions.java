package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say where the parts of HTML pages stand. */
final class SelectorOptions {
    @Option(names = "--select-title", paramLabel = "CSS", description = "The element with the title.")
    private String title;

    @Option(names = "--select-text", paramLabel = "CSS", description = "The elements with the text.")
    private String text;

    @Option(names = "--select-published", paramLabel = "CSS", description = "The element with the date.")
    private String published;

    @Option(
            names = "--remove",
            paramLabel = "CSS",
            description = "Elements that are taken out before anything is read; may be given several times.")
    private List<String> remove;

    /** Whether any was given. */
    boolean areGiven() {
        return title != null || text != null || published != null || remove != null;
    }

    /**
     * Puts those that were given in place of those that a body has; an empty one takes it away.
     *
     * @param body of a source, or of another call that takes {@code selectors}
     */
    void into(ObjectNode body) {
        if (!areGiven()) {
            return;
        }
        ObjectNode selectors =
                body.path("selectors") instanceof ObjectNode known ? known : Gateway.JSON.createObjectNode();
        put(selectors, "title", title);
        put(selectors, "text", text);
        put(selectors, "published", published);
        if (remove != null) {
            var all = selectors.putArray("remove");
            remove.stream().filter(selector -> !selector.isEmpty()).forEach(all::add);
        }
        body.set("selectors", selectors);
    }

    private static void put(ObjectNode selectors, String name, String selector) {
        if (selector != null && selector.isEmpty()) {
            selectors.remove(name);
        } else if (selector != null) {
            selectors.put(name, selector);
        }
    }
}
