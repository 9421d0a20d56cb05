package io.wirewatch.alerting.channel;

import java.util.ArrayList;
import java.util.List;

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
        // As readers know a signature.
        blocks.add(summary.footer().isEmpty() ? "" : "-- \n" + PlainText.cut(summary.footer(), LONGEST_NAME));
        blocks.removeIf(String::isBlank);
        return PlainText.cutBytes(String.join("\n\n", blocks), MOST_BYTES) + "\n";
    }
}
