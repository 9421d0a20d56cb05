package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plain text of a mail. */
final class EmailText {
    private static final int MOST_BYTES = 28_000;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_TEXT = 8000;
    private static final int LONGEST_QUOTE = 1000;
    private static final int QUOTES = 5000;
    private static final int LONGEST_FACT = 1000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_LINKS = 10;
    private static final int LONGEST_ITEM_TITLE = 300;

    private EmailText() {}

    /** @param summary tidy */
    static String of(Summary summary) {
        List<String> blocks = new ArrayList<>();
        blocks.add(PlainText.cut(summary.label(), LONGEST_TITLE));
        String title = PlainText.cut(summary.title(), LONGEST_TITLE);
        blocks.add(summary.link() == null ? title : title + "\n" + summary.link());
        blocks.add(PlainText.cut(summary.text(), LONGEST_TEXT));
        Quotes.fitting(summary.quotes(), LONGEST_QUOTE, QUOTES).stream()
                .map(quote -> "“" + PlainText.line(quote.text()) + "”")
                .forEach(blocks::add);
        blocks.add(String.join(
                "\n",
                summary.facts().stream()
                        .map(fact -> fact.name() + ": " + PlainText.cut(fact.value(), LONGEST_FACT))
                        .toList()));
        blocks.add(String.join(
                "\n",
                summary.more().stream()
                        .limit(MOST_LINKS)
                        .map(link -> "- " + PlainText.cut(link.name(), LONGEST_NAME) + "\n  " + link.url())
                        .toList()));
        String footer = summary.footer().isEmpty() ? "" : "-- \n" + PlainText.cut(summary.footer(), LONGEST_NAME);
        blocks.removeIf(String::isBlank);
        items(blocks, summary.items(), MOST_BYTES - bytes(String.join("\n\n", blocks)) - bytes(footer));
        // As readers know a signature.
        blocks.add(footer);
        blocks.removeIf(String::isBlank);
        return PlainText.cutBytes(String.join("\n\n", blocks), MOST_BYTES) + "\n";
    }

    private static void items(List<String> blocks, Items items, int room) {
        if (items.isEmpty()) {
            return;
        }
        List<String> shown = ItemRoom.fitting(
                items.list(),
                Integer.MAX_VALUE,
                room - bytes(items.rest(0)) - 2 * "\n\n".length(),
                EmailText::item,
                item -> bytes(item) + "\n\n".length());
        blocks.addAll(shown);
        blocks.add(items.rest(shown.size()));
    }

    private static String item(Item item, Optional<Quote> quote) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.cut(item.title(), LONGEST_ITEM_TITLE));
        if (item.link() != null) {
            lines.add(item.link());
        }
        lines.add(PlainText.cut(item.line(), LONGEST_ITEM_TITLE));
        item.notes().forEach(note -> lines.add(PlainText.cut(note, LONGEST_ITEM_TITLE)));
        quote.ifPresent(words -> lines.add("“" + PlainText.line(words.text()) + "”"));
        return String.join("\n", lines);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
