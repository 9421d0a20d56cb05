package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Link;
import io.wirewatch.alerting.channel.Summary.Quote;

/** Summaries for services that refuse a message for an empty field or an address that is none. */
final class Tidy {
    /** Of one alert among several, that it may not take the room of the others. */
    private static final int LONGEST_ITEM_LINK = 1000;

    private Tidy() {}

    /**
     * The same in clean text, with nothing in it that is empty but what may be: {@code link}, {@code text}, {@code footer}.
     * Quotes stand as written, since their marks count in it.
     *
     * @param longestLink addresses that are longer are left out
     */
    static Summary of(Summary summary, int longestLink) {
        return new Summary(
                summary.tone(),
                PlainText.line(summary.label()),
                title(summary.title()),
                WebLink.of(summary.link(), longestLink).orElse(null),
                PlainText.clean(summary.text()).strip(),
                summary.quotes().stream()
                        .filter(quote -> !PlainText.line(quote.text()).isEmpty())
                        .toList(),
                summary.facts().stream()
                        .map(fact -> new Fact(fact.name(), PlainText.line(fact.value())))
                        .filter(fact -> !fact.value().isEmpty())
                        .toList(),
                summary.more().stream()
                        .map(link -> new Link(
                                PlainText.line(link.name()),
                                WebLink.of(link.url(), longestLink).orElse("")))
                        .filter(link -> !link.name().isEmpty() && !link.url().isEmpty())
                        .toList(),
                new Items(
                        summary.items().list().stream()
                                .map(item -> item(item, longestLink))
                                .toList(),
                        summary.items().left(),
                        PlainText.line(summary.items().where())),
                PlainText.line(summary.footer()));
    }

    private static Item item(Item item, int longestLink) {
        Quote quote = item.quote();
        return new Item(
                PlainText.line(item.label()),
                title(item.title()),
                WebLink.of(item.link(), Math.min(longestLink, LONGEST_ITEM_LINK))
                        .orElse(null),
                item.notes().stream()
                        .map(PlainText::line)
                        .filter(note -> !note.isEmpty())
                        .toList(),
                PlainText.line(item.about()),
                quote == null || PlainText.line(quote.text()).isEmpty() ? null : quote);
    }

    private static String title(String written) {
        String title = PlainText.line(written);
        return title.isEmpty() ? "(no title)" : title;
    }
}
