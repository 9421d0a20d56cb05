package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Link;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a message looks like in Slack. Whatever comes from outside is {@code plain_text} or a text element of a
 * {@code rich_text} block: neither is parsed, and mrkdwn, which is, has no escape for {@code * _ ~ `} (docs.slack.dev,
 * "Formatting message text"). Only {@code text}, which notifications show, is mrkdwn; {@code & < >} are escaped in it.
 */
final class SlackMessage {
    /** docs.slack.dev, "Header block", "Button element"; a message has 50 blocks at most, this one has five and the alerts. */
    private static final int LONGEST_HEADER = 150;

    private static final int LONGEST_BUTTON = 75;
    /** Of a button's {@code url}. */
    private static final int LONGEST_LINK = 3000;
    /**
     * All blocks as JSON. What is too long altogether is refused as {@code msg_blocks_too_long}, with no figure in the
     * documentation; senders report it from 13,200 bytes on.
     */
    private static final int MOST_BYTES = 12_000;

    /** As much as a reader takes in; a section's text may have 3,000 too. */
    private static final int LONGEST_TEXT = 3000;

    private static final int LONGEST_QUOTE = 600;
    private static final int LONGEST_FACT = 500;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_ITEM_TITLE = 150;
    private static final int LONGEST_ITEM_LINE = 200;
    private static final int MOST_ITEMS = 45;
    /** Bytes of the last block. */
    private static final int FOOTER = 1000;

    private static final int MOST_COPIES = 4;

    private static final UnaryOperator<String> ESCAPE =
            PlainText.escaping(Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;"));

    private SlackMessage() {}

    /** The fields of the message that say what it says. */
    static ObjectNode of(Summary summary) {
        Summary tidy = Tidy.of(summary, LONGEST_LINK);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("text", ESCAPE.apply(PlainText.cut(tidy.label() + ": " + tidy.title(), LONGEST_TITLE)));
        ArrayNode blocks = blocks(tidy, 1);
        for (int share = 2; bytes(blocks) > MOST_BYTES; share *= 2) {
            blocks = blocks(tidy, share);
        }
        message.set("blocks", blocks);
        // Nothing in it is looked for names and links, and no preview of a release is put under it.
        return message.put("mrkdwn", false)
                .put("parse", "none")
                .put("link_names", false)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    /** @param share what part of the usual room texts have: one half, one quarter… */
    private static ArrayNode blocks(Summary summary, int share) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        blocks.addObject().put("type", "header").set("text", plain(PlainText.cut(summary.label(), LONGEST_HEADER)));
        ArrayNode elements = blocks.addObject().put("type", "rich_text").putArray("elements");
        title(elements, summary, share);
        Quotes.fitting(summary.quotes(), LONGEST_QUOTE / share, LONGEST_TEXT / share)
                .forEach(quote -> quote(elements, quote));
        facts(elements, summary.facts(), LONGEST_FACT / share);
        buttons(blocks, summary, MOST_COPIES / share);
        items(blocks, summary.items());
        if (!summary.footer().isEmpty()) {
            ObjectNode context = blocks.addObject().put("type", "context");
            context.putArray("elements").add(plain(PlainText.cut(summary.footer(), LONGEST_TITLE)));
        }
        return blocks;
    }

    private static int bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static void title(ArrayNode elements, Summary summary, int share) {
        ArrayNode section = title(elements, summary.link(), PlainText.cut(summary.title(), LONGEST_TITLE));
        if (!summary.text().isEmpty()) {
            text(section, "\n" + PlainText.cut(summary.text(), LONGEST_TEXT / share), false);
        }
    }

    private static ArrayNode title(ArrayNode elements, String link, String text) {
        ArrayNode section =
                elements.addObject().put("type", "rich_text_section").putArray("elements");
        ObjectNode title = section.addObject();
        if (link == null) {
            title.put("type", "text");
        } else {
            title.put("type", "link").put("url", link);
        }
        title.put("text", text).set("style", bold());
        return section;
    }

    private static void quote(ArrayNode elements, Quote quote) {
        ArrayNode runs = elements.addObject().put("type", "rich_text_quote").putArray("elements");
        Quotes.runs(quote).forEach(run -> text(runs, run.text(), run.isMarked()));
    }

    private static void facts(ArrayNode elements, List<Fact> facts, int longest) {
        if (facts.isEmpty()) {
            return;
        }
        ArrayNode section =
                elements.addObject().put("type", "rich_text_section").putArray("elements");
        for (Iterator<Fact> each = facts.iterator(); each.hasNext(); ) {
            Fact fact = each.next();
            text(section, fact.name() + ": ", true);
            text(section, PlainText.cut(fact.value(), longest) + (each.hasNext() ? "\n" : ""), false);
        }
    }

    private static void buttons(ArrayNode blocks, Summary summary, int copies) {
        if (summary.link() == null) {
            return;
        }
        ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
        button(buttons, new Link("Read the release", summary.link())).put("style", "primary");
        summary.more().stream().limit(copies).forEach(link -> button(buttons, link));
    }

    private static ObjectNode button(ArrayNode buttons, Link link) {
        ObjectNode button = buttons.addObject().put("type", "button").put("action_id", "open-" + buttons.size());
        button.set("text", plain(PlainText.cut(link.name(), LONGEST_BUTTON)));
        return button.put("url", link.url());
    }

    private static void items(ArrayNode blocks, Items items) {
        if (items.isEmpty()) {
            return;
        }
        int room = MOST_BYTES - FOOTER - bytes(blocks) - bytes(rest(items.rest(0)));
        List<ObjectNode> shown =
                ItemRoom.fitting(items.list(), MOST_ITEMS, room, SlackMessage::item, item -> bytes(item) + 1);
        blocks.addAll(shown);
        String rest = items.rest(shown.size());
        if (!rest.isEmpty()) {
            blocks.add(rest(rest));
        }
    }

    private static ObjectNode item(Item item, Optional<Quote> quote) {
        ObjectNode block = JsonNodeFactory.instance.objectNode().put("type", "rich_text");
        ArrayNode elements = block.putArray("elements");
        ArrayNode section = title(elements, item.link(), PlainText.cut(item.title(), LONGEST_ITEM_TITLE));
        text(section, "\n" + PlainText.cut(item.line(), LONGEST_ITEM_LINE), false);
        item.notes().forEach(note -> text(section, "\n" + PlainText.cut(note, LONGEST_ITEM_LINE), true));
        quote.ifPresent(words -> quote(elements, words));
        return block;
    }

    private static ObjectNode rest(String words) {
        ObjectNode block = JsonNodeFactory.instance.objectNode().put("type", "rich_text");
        ArrayNode section = block.putArray("elements")
                .addObject()
                .put("type", "rich_text_section")
                .putArray("elements");
        text(section, words, false);
        return block;
    }

    private static void text(ArrayNode elements, String text, boolean isBold) {
        ObjectNode element = elements.addObject().put("type", "text").put("text", text);
        if (isBold) {
            element.set("style", bold());
        }
    }

    private static ObjectNode bold() {
        return JsonNodeFactory.instance.objectNode().put("bold", true);
    }

    /** Without {@code emoji}, or {@code :bomb:} would become a picture. */
    private static ObjectNode plain(String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "plain_text")
                .put("text", text)
                .put("emoji", false);
    }
}
