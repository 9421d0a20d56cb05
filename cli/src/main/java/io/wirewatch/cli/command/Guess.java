package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.GatewayException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What kind of source an address is, where nobody says: the one feed that a page names goes before the page.
 *
 * @param kind {@code feed}, {@code page}, {@code sitemap} or {@code folder}
 * @param url the address of it
 */
record Guess(String kind, String url) {
    /**
     * Looks at an address.
     *
     * @throws CommandException where there is more than one thing that it could be; the message lists them
     */
    static Guess of(GatewayOptions options, String url) {
        if (!IngestInputs.isAddress(url)) {
            return new Guess("feed", url);
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
