package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** What a source says about its pages. */
final class SiteOptions {
    @Option(
            names = "--links",
            paramLabel = "CSS",
            description = "For --kind page: where the links to releases are; they are found if not given.")
    private String links;

    @Option(
            names = "--from",
            paramLabel = "2024-01-01",
            description = "For --kind sitemap: only pages dated from then on.")
    private String from;

    @Option(names = "--to", paramLabel = "2024-12-31", description = "For --kind sitemap: only pages dated before.")
    private String to;

    @Option(
            names = "--complete",
            paramLabel = "auto|always|never",
            description =
                    "For --kind feed: whether entries are completed from their pages (default: those that are stubs).")
    private String complete;

    @Option(
            names = "--history",
            description = "Takes in what was there before: older pages of a feed, all of a sitemap.")
    private boolean history;

    void into(ObjectNode source) {
        put(source, "links", links);
        put(source, "from", from);
        put(source, "to", to);
        put(source, "complete", complete);
        if (history) {
            source.put("history", true);
        }
    }

    private static void put(ObjectNode source, String field, String value) {
        if (value != null) {
            source.put(field, value);
        }
    }
}
