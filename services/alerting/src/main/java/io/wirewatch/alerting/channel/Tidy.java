package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.alerting.channel.Summary.Link;

/** Summaries for services that refuse a message for an empty field or an address that is none. */
final class Tidy {
    private Tidy() {}

    /**
     * The same in clean text, with nothing in it that is empty but what may be: {@code link}, {@code text}, {@code footer}.
     * Quotes stand as written, since their marks count in it.
     *
     * @param longestLink addresses that are longer are left out
     */
    static Summary of(Summary summary, int longestLink) {
        String title = PlainText.line(summary.title());
        return new Summary(
                summary.tone(),
                PlainText.line(summary.label()),
                title.isEmpty() ? "(no title)" : title,
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
                PlainText.line(summary.footer()));
    }
}
