package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Link;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The HTML of a mail: text and links, styled in place, with nothing that a reader's program would have to fetch. Each text
 * is written in the direction that its own letters have.
 */
final class EmailHtml {
    /** Of the whole. */
    private static final int MOST_BYTES = 40_000;

    private static final int LONGEST_TITLE = 1500;
    private static final int LONGEST_TEXT = 8000;
    private static final int LONGEST_QUOTE = 1000;
    private static final int QUOTES = 5000;
    private static final int LONGEST_FACT = 2000;
    private static final int LONGEST_NAME = 400;
    private static final int MOST_LINKS = 10;
    private static final int LONGEST_ITEM_TITLE = 600;
    private static final UnaryOperator<String> ESCAPE =
            PlainText.escaping(Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&#39;"));
    /** Under the colours of the text: a program with a dark background of its own would leave them on that. */
    private static final String PAPER = "background-color:#ffffff;color:#1f1f1f";

    private static final String SMALL = "margin:12px 0 0;color:#595959;font-size:13px";

    private EmailHtml() {}

    /** @param summary tidy */
    static String of(Summary summary) {
        String colour = colour(summary.tone());
        String begin = "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"></head>\n"
                + "<body style=\"margin:0;padding:16px;font-family:sans-serif;font-size:15px;line-height:1.45\">\n"
                + "<div style=\"max-width:640px;border-left:4px solid " + colour + ";padding:8px 16px;" + PAPER
                + "\">\n"
                + text("p", "margin:0 0 4px;font-weight:bold;color:" + colour, cut(summary.label(), LONGEST_TITLE))
                + title(summary);
        String end = (summary.footer().isEmpty() ? "" : text("p", SMALL, cut(summary.footer(), LONGEST_NAME)))
                + "</div>\n</body>\n</html>\n";
        int left = MOST_BYTES - bytes(begin) - bytes(end);
        StringBuilder out = new StringBuilder(begin);
        for (String block : blocks(summary, left)) {
            left -= bytes(block);
            if (left < 0) {
                break;
            }
            out.append(block);
        }
        return out.append(end).toString();
    }

    private static String title(Summary summary) {
        String title = cut(summary.title(), LONGEST_TITLE);
        return text(
                "h1",
                "margin:0 0 12px;font-size:20px;line-height:1.3",
                summary.link() == null ? title : anchor(summary.link(), title));
    }

    /**
     * What follows the title, most important first; each is whole by itself.
     *
     * @param room for all, in bytes
     */
    private static List<String> blocks(Summary summary, int room) {
        List<String> blocks = new ArrayList<>();
        if (!summary.text().isEmpty()) {
            blocks.add(text("p", "margin:0 0 12px;white-space:pre-line", cut(summary.text(), LONGEST_TEXT)));
        }
        Quotes.fitting(summary.quotes(), LONGEST_QUOTE, QUOTES).forEach(quote -> blocks.add(quote(quote)));
        summary.facts().forEach(fact -> blocks.add(fact(fact)));
        summary.more().stream().limit(MOST_LINKS).forEach(link -> blocks.add(link(link)));
        items(blocks, summary.items(), room - bytes(String.join("", blocks)));
        return blocks;
    }

    private static void items(List<String> blocks, Items items, int room) {
        if (items.isEmpty()) {
            return;
        }
        List<String> shown = ItemRoom.fitting(
                items.list(), Integer.MAX_VALUE, room - bytes(rest(items.rest(0))), EmailHtml::item, EmailHtml::bytes);
        blocks.addAll(shown);
        String rest = items.rest(shown.size());
        if (!rest.isEmpty()) {
            blocks.add(rest(rest));
        }
    }

    private static String rest(String words) {
        return text("p", "margin:16px 0 0", ESCAPE.apply(words));
    }

    private static String item(Item item, Optional<Quote> quote) {
        String title = cut(item.title(), LONGEST_ITEM_TITLE);
        StringBuilder out = new StringBuilder(text(
                "p", "margin:16px 0 0;font-weight:bold", item.link() == null ? title : anchor(item.link(), title)));
        out.append(text("p", "margin:0;color:#595959;font-size:13px", cut(item.line(), LONGEST_ITEM_TITLE)));
        item.notes().forEach(note -> out.append(text("p", "margin:0", cut(note, LONGEST_ITEM_TITLE))));
        quote.ifPresent(words -> out.append(quote(words, "margin:4px 0 0")));
        return out.toString();
    }

    private static String quote(Quote quote) {
        return quote(quote, "margin:0 0 12px");
    }

    private static String quote(Quote quote, String margin) {
        return text(
                "blockquote",
                margin + ";padding:0 0 0 12px;border-left:2px solid #bbb",
                PlainText.marked(quote, ESCAPE, marked -> "<strong>" + marked + "</strong>"));
    }

    private static String fact(Fact fact) {
        return "<p style=\"margin:0 0 4px\"><span style=\"color:#595959\">" + ESCAPE.apply(fact.name())
                + ":</span> <span dir=\"auto\">" + cut(fact.value(), LONGEST_FACT) + "</span></p>\n";
    }

    private static String link(Link link) {
        return text("p", "margin:8px 0 0", anchor(link.url(), cut(link.name(), LONGEST_NAME)));
    }

    /** @param html escaped */
    private static String text(String element, String style, String html) {
        return "<" + element + " dir=\"auto\" style=\"" + style + "\">" + html + "</" + element + ">\n";
    }

    private static String anchor(String url, String html) {
        return "<a href=\"" + ESCAPE.apply(url) + "\" style=\"color:#0b57d0\">" + html + "</a>";
    }

    private static String cut(String text, int most) {
        return PlainText.cutEscaped(text, most, ESCAPE);
    }

    private static int bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String colour(Summary.Tone tone) {
        return switch (tone) {
            case RAISED -> "#b3261e";
            case UPDATED -> "#8a5000";
            case WITHDRAWN -> "#595959";
            case NOTICE -> "#7a4f01";
            case TEST -> "#146c2e";
        };
    }
}
