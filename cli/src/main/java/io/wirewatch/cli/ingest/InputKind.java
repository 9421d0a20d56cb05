package io.wirewatch.cli.ingest;

import java.util.Locale;
import java.util.regex.Pattern;

/** What an input is, by what it says of itself or else by how it begins. */
enum InputKind {
    /** Releases as the API takes them: one object, an array of them, or one a line. */
    JSON,
    HTML,
    TEXT;

    private static final int HEAD = 1024;
    private static final Pattern FEED = Pattern.compile("(?s)(<\\?xml.{0,900}?)?<(rss|feed|rdf:RDF)\\b");

    /**
     * The kind of a text.
     *
     * @param name of the file, or a media type; may be empty
     * @throws UnreadableInputException if it is a feed, or no text at all
     */
    static InputKind of(String name, String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD)).stripLeading();
        String lower = name.toLowerCase(Locale.ROOT);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableInputException("is no text");
        }
        if (FEED.matcher(head).lookingAt()) {
            throw new UnreadableInputException("is a feed: let it be polled, wirewatch sources add URL");
        }
        if (lower.matches(".*(\\.jsonl|\\.ndjson|\\.json)|application/(x-nd)?json.*")) {
            return JSON;
        }
        if (lower.matches(".*\\.x?html?|text/html.*|application/xhtml.*")) {
            return HTML;
        }
        if (lower.matches(".*(\\.txt|\\.md|\\.text)|text/plain.*")) {
            return TEXT;
        }
        return sniff(head);
    }

    private static InputKind sniff(String head) {
        if (head.startsWith("{") || head.startsWith("[{")) {
            return JSON;
        }
        return head.regionMatches(true, 0, "<!doctype html", 0, 14) || head.regionMatches(true, 0, "<html", 0, 5)
                ? HTML
                : TEXT;
    }
}
