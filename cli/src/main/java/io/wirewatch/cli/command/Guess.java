package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.GatewayException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What kind of source an address is, where nobody says: the one feed that a page names goes before the page. A path is a folder
 * where one is there, as the command sees it.
 *
 * @param kind {@code feed}, {@code page}, {@code sitemap}, {@code folder} or {@code imap}
 * @param url the address of it
 */
record Guess(String kind, String url) {
    /** What is no address of the web says itself what it is. */
    private static Guess unlooked(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("imap://") || lower.startsWith("imaps://")) {
            return new Guess("imap", url);
        }
        try {
            Path path = Path.of(url);
            if (Files.isDirectory(path)) {
                return new Guess("folder", path.toAbsolutePath().normalize().toString());
            }
        } catch (InvalidPathException e) {
            // Then it is none, and the gateway says what an address is.
        }
        return new Guess("feed", url);
    }

    /**
     * Looks at an address.
     *
     * @throws CommandException where there is more than one thing that it could be; the message lists them
     */
    static Guess of(GatewayOptions options, String url) {
        if (!IngestInputs.isAddress(url)) {
            return unlooked(url);
        }
        List<JsonNode> found = new ArrayList<>();
        try {
            FindCommand.find(options, url).path("items").forEach(found::add);
        } catch (GatewayException e) {
            // It may be there later: the poll tells, and the gateway what it makes of the address.
            options.printer().note("taken as the address of a feed, unseen: " + e.getMessage());
            return new Guess("feed", url);
        }
        List<JsonNode> feeds = found.stream()
                .filter(item -> item.path("kind").asText().equals("feed"))
                .toList();
        if (found.isEmpty()) {
            return new Guess("feed", url);
        }
        if (feeds.size() == 1 || found.size() == 1) {
            JsonNode one = feeds.size() == 1 ? feeds.getFirst() : found.getFirst();
            Guess guess = new Guess(one.path("kind").asText(), one.path("url").asText());
            if (!guess.url().equals(url) || !guess.kind().equals("feed")) {
                options.printer()
                        .note("a " + guess.kind() + " is added: " + guess.url() + " ("
                                + one.path("how").asText() + ")");
            }
            return guess;
        }
        String several = (feeds.isEmpty() ? found : feeds)
                .stream().map(FindCommand::line).collect(Collectors.joining("\n  "));
        throw new CommandException(url + (feeds.isEmpty() ? " names no feed" : " names several feeds")
                + "; add the one that you want, with --kind and its address:\n  " + several);
    }
}
